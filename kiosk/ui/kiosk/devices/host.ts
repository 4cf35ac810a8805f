import type { Paper } from '@turno25/shared/contracts/paper.ts';
import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { type Cancel, systemTimers } from '@turno25/shared/time/timers.ts';
import { DELAYS } from '../delays.ts';

/** Keys of the box for people who do not use the screen, by their names. */
export type Button = 'previous' | 'next' | 'confirm' | 'back' | 'repeat' | 'help' | 'louder' | 'softer';

/** What the machine's own service says. */
export type HostMessage =
  | { readonly type: 'scan'; readonly scan: Scan }
  | { readonly type: 'button'; readonly button: Button }
  | { readonly type: 'printed'; readonly id: string; readonly ok: boolean };

export type HostListener = {
  readonly onScan: (scan: Scan) => void;
  readonly onButton: (button: Button) => void;
};

/** Scanner, buttons and printer of this machine, as its local service offers them. */
export type DeviceHost = {
  /** True when the paper came out; false when it did not, or when nobody can say. */
  readonly print: (paper: Paper) => Promise<boolean>;
  readonly close: () => void;
};

export type HostAddress = { readonly url: string; readonly token: string };

const STORAGE_KEY = 'turno25.kiosk.host';

/** Where this machine's service listens. A technician sets it once with `?host=ws://127.0.0.1:PORT&hostToken=…`. */
export function hostAddress(address: string = location.href, storage: Storage = localStorage): HostAddress | null {
  const asked = new URL(address).searchParams;
  const url = asked.get('host');
  if (url !== null && /^wss?:\/\//.test(url)) {
    storage.setItem(STORAGE_KEY, JSON.stringify({ url, token: asked.get('hostToken') ?? '' }));
  }
  const stored = storage.getItem(STORAGE_KEY);
  return stored === null ? null : (JSON.parse(stored) as HostAddress);
}

/** Connects to the machine's service, and connects again whenever it goes away. */
export function openHost({ url, token }: HostAddress, listener: HostListener): DeviceHost {
  const waiting = new Map<string, (ok: boolean) => void>();
  let socket: WebSocket | null = null;
  let retry: Cancel = () => undefined;
  let closed = false;

  const settle = (id: string, ok: boolean): void => {
    waiting.get(id)?.(ok);
    waiting.delete(id);
  };
  const hear = (message: HostMessage): void => {
    if (message.type === 'scan') listener.onScan(message.scan);
    if (message.type === 'button') listener.onButton(message.button);
    if (message.type === 'printed') settle(message.id, message.ok);
  };
  const connect = (): void => {
    socket = new WebSocket(`${url}?token=${encodeURIComponent(token)}`);
    socket.onmessage = ({ data }) => hear(JSON.parse(String(data)) as HostMessage);
    socket.onclose = () => {
      for (const id of waiting.keys()) settle(id, false);
      if (!closed) retry = systemTimers.after(DELAYS.reconnect, connect);
    };
  };
  connect();

  return {
    print: (paper) =>
      new Promise((resolve) => {
        if (socket?.readyState !== WebSocket.OPEN) return resolve(false);
        const id = systemId();
        waiting.set(id, resolve);
        systemTimers.after(DELAYS.paper, () => settle(id, false));
        socket.send(JSON.stringify({ type: 'print', id, paper }));
      }),
    close: () => {
      closed = true;
      retry();
      socket?.close();
    },
  };
}

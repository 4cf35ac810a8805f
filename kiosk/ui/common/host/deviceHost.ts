import {
  type ButtonName,
  type HostPlace,
  type HostStatus,
  hostPrintAnswer,
  type PrintAnswer,
  type PrintEvent,
  type ScanEvent,
} from '@turno25/shared/contracts/deviceHost.ts';
import type { OirsPaper } from '@turno25/shared/contracts/paper.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import { io, type Socket } from 'socket.io-client';

export type HostListener = {
  readonly onScan: (scan: ScanEvent) => void;
  readonly onPress: (button: ButtonName) => void;
  readonly onPrint: (print: PrintEvent) => void;
  readonly onStatus: (status: HostStatus) => void;
  /** Connected, for the first time or again. */
  readonly onConnected: () => void;
};

/** What the service answered, whether it did what was asked or not. */
export type HostReply = { readonly status: number; readonly body: unknown };

const NOT_PRINTED: PrintAnswer = { printed: false, status: 'unknown', mayBeOut: false };

/** The service beside the page, on the same machine: scanner, buttons, printer, voice, and whatever else it is asked. */
export type DeviceHost = {
  /** Null when it did not answer. */
  readonly post: (path: string, body: unknown, signal?: AbortSignal) => Promise<HostReply | null>;
  /** Puts a ticket's paper in line again. */
  readonly printAgain: (visitId: string) => Promise<boolean>;
  /** True when the paper came out. */
  /** What became of it; null where nobody answered. */
  readonly print: (paper: OirsPaper) => Promise<PrintAnswer | null>;
  /** Whether it can turn words into sound. */
  readonly speaks: () => Promise<boolean>;
  /** Words as a WAV; null when they cannot be said. */
  readonly speech: (text: string, language: Language, signal: AbortSignal) => Promise<Blob | null>;
  readonly close: () => void;
};

type HostEvents = {
  scan: HostListener['onScan'];
  press: HostListener['onPress'];
  print: HostListener['onPrint'];
  status: HostListener['onStatus'];
};

/** Opens the service's stream, which connects again by itself, and speaks to it over HTTP. */
export function openHost({ url, token }: HostPlace, listener: HostListener): DeviceHost {
  const socket: Socket<HostEvents> = io(url, {
    auth: { token },
    transports: ['websocket'],
    reconnectionDelayMax: 5_000,
  });
  socket.on('scan', listener.onScan);
  socket.on('press', listener.onPress);
  socket.on('print', listener.onPrint);
  socket.on('status', listener.onStatus);
  socket.on('connect', listener.onConnected);

  const ask = async (path: string, request: RequestInit): Promise<Response | null> => {
    try {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      return await fetch(`${url}${path}`, { headers, ...request });
    } catch {
      return null;
    }
  };
  const send = (path: string, body: unknown, signal?: AbortSignal): Promise<Response | null> =>
    ask(path, { method: 'POST', body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) });

  return {
    post: async (path, body, signal) => {
      const answer = await send(path, body, signal);
      return answer && { status: answer.status, body: await answer.json().catch(() => null) };
    },
    printAgain: async (visitId) => (await send(`/tickets/${visitId}/print`, {}))?.ok === true,
    print: async (paper) => {
      const answer = await send('/print', paper);
      if (answer === null) return null;
      return answer.ok ? hostPrintAnswer.parse(await answer.json()) : NOT_PRINTED;
    },
    speaks: async () => {
      const answer = await ask('/speech', {});
      return answer?.ok === true && ((await answer.json()) as { speaks: boolean }).speaks;
    },
    speech: async (text, language, signal) => {
      const answer = await send('/speech', { text, language }, signal);
      return answer?.ok === true ? answer.blob().catch(() => null) : null;
    },
    close: () => void socket.disconnect(),
  };
}

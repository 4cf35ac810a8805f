import type {
  ButtonName,
  HostCopyBody,
  HostRefusal,
  HostStatus,
  HostTicket,
  HostTicketBody,
  PrintEvent,
  ScanEvent,
} from '@turno25/shared/contracts/deviceHost.ts';
import type { OirsPaper } from '@turno25/shared/contracts/paper.ts';
import { io, type Socket } from 'socket.io-client';
import type { HostPlace } from '../../../device-host/process/place.ts';

/** What became of a request for a ticket. `unreached`: the service beside the page did not answer. */
export type HostAnswer =
  | { readonly kind: 'ticket'; readonly ticket: HostTicket }
  | { readonly kind: 'refused'; readonly code: string }
  /** The same person already waits for the same service. */
  | { readonly kind: 'already'; readonly number: string; readonly visitId: string }
  | { readonly kind: 'unreached' };

export type HostListener = {
  readonly onScan: (scan: ScanEvent) => void;
  readonly onPress: (button: ButtonName) => void;
  readonly onPrint: (print: PrintEvent) => void;
  readonly onStatus: (status: HostStatus) => void;
};

/** The service beside the page, on the same machine: scanner, buttons, printer, and tickets when the server is away. */
export type DeviceHost = {
  readonly issue: (body: HostTicketBody, signal: AbortSignal) => Promise<HostAnswer>;
  /** The paper of a ticket that its person already has, put in line, whichever kiosk gave it. */
  readonly copy: (visitId: string, body: HostCopyBody, signal: AbortSignal) => Promise<HostAnswer>;
  /** Puts a ticket's paper in line again. */
  readonly printAgain: (visitId: string) => Promise<boolean>;
  /** True when the paper came out. */
  readonly print: (paper: OirsPaper) => Promise<boolean>;
  readonly close: () => void;
};

type HostEvents = {
  scan: HostListener['onScan'];
  press: HostListener['onPress'];
  print: HostListener['onPrint'];
  status: HostListener['onStatus'];
};

/** Opens the service's stream, which connects again by itself, and speaks to it over HTTP. */
export function openHost({ url, token }: HostPlace, { onScan, onPress, onPrint, onStatus }: HostListener): DeviceHost {
  const socket: Socket<HostEvents> = io(url, {
    auth: { token },
    transports: ['websocket'],
    reconnectionDelayMax: 5_000,
  });
  socket.on('scan', onScan);
  socket.on('press', onPress);
  socket.on('print', onPrint);
  socket.on('status', onStatus);

  const post = async (path: string, body: unknown, signal?: AbortSignal): Promise<Response | null> => {
    try {
      return await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch {
      return null;
    }
  };

  return {
    issue: async (body, signal) => ticketAnswer(await post('/tickets', body, signal)),
    copy: async (visitId, body, signal) => ticketAnswer(await post(`/tickets/${visitId}/copy`, body, signal)),
    printAgain: async (visitId) => (await post(`/tickets/${visitId}/print`, {}))?.ok === true,
    print: async (paper) => {
      const answer = await post('/print', paper);
      return answer?.ok === true && ((await answer.json()) as { printed: boolean }).printed;
    },
    close: () => void socket.disconnect(),
  };
}

async function ticketAnswer(answer: Response | null): Promise<HostAnswer> {
  if (answer?.status === 201) return { kind: 'ticket', ticket: (await answer.json()) as HostTicket };
  if (answer?.status !== 409) return { kind: 'unreached' };
  const { code, refusal, facts } = (await answer.json()) as HostRefusal;
  if (code === 'serverAway') return { kind: 'unreached' };
  return facts === null ? { kind: 'refused', code: refusal ?? code } : { kind: 'already', ...facts };
}

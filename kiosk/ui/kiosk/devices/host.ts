import type {
  ButtonName,
  HostCheckIn,
  HostCheckInBody,
  HostCheckInRefusal,
  HostCopyBody,
  HostRefusal,
  HostStatus,
  HostTicket,
  HostTicketBody,
  PrintEvent,
  ScanEvent,
} from '@turno25/shared/contracts/deviceHost.ts';
import type { OirsPaper } from '@turno25/shared/contracts/paper.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import { io, type Socket } from 'socket.io-client';
import type { HostPlace } from '../../../device-host/process/place.ts';

/** What became of an arrival. `unreached`: the service, or the server behind it, did not answer. */
export type CheckInReply =
  | { readonly kind: 'checkedIn'; readonly checkIn: HostCheckIn }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: HostCheckInRefusal['facts'] }
  | { readonly kind: 'unreached' };

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
  /** Connected, for the first time or again. */
  readonly onConnected: () => void;
};

/** The service beside the page, on the same machine: scanner, buttons, printer, and tickets when the server is away. */
export type DeviceHost = {
  readonly issue: (body: HostTicketBody, signal: AbortSignal) => Promise<HostAnswer>;
  /** A ticket for an appointment, which only the server can give. */
  readonly checkIn: (body: HostCheckInBody, signal: AbortSignal) => Promise<CheckInReply>;
  /** The paper of a ticket that its person already has, put in line, whichever kiosk gave it. */
  readonly copy: (visitId: string, body: HostCopyBody, signal: AbortSignal) => Promise<HostAnswer>;
  /** Puts a ticket's paper in line again. */
  readonly printAgain: (visitId: string) => Promise<boolean>;
  /** True when the paper came out. */
  readonly print: (paper: OirsPaper) => Promise<boolean>;
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
  const post = (path: string, body: unknown, signal?: AbortSignal): Promise<Response | null> =>
    ask(path, { method: 'POST', body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) });

  return {
    issue: async (body, signal) => ticketAnswer(await post('/tickets', body, signal)),
    checkIn: async (body, signal) => checkInReply(await post('/check-ins', body, signal)),
    copy: async (visitId, body, signal) => ticketAnswer(await post(`/tickets/${visitId}/copy`, body, signal)),
    printAgain: async (visitId) => (await post(`/tickets/${visitId}/print`, {}))?.ok === true,
    print: async (paper) => {
      const answer = await post('/print', paper);
      return answer?.ok === true && ((await answer.json()) as { printed: boolean }).printed;
    },
    speaks: async () => {
      const answer = await ask('/speech', {});
      return answer?.ok === true && ((await answer.json()) as { speaks: boolean }).speaks;
    },
    speech: async (text, language, signal) => {
      const answer = await post('/speech', { text, language }, signal);
      return answer?.ok === true ? answer.blob().catch(() => null) : null;
    },
    close: () => void socket.disconnect(),
  };
}

async function checkInReply(answer: Response | null): Promise<CheckInReply> {
  if (answer?.status === 201) return { kind: 'checkedIn', checkIn: (await answer.json()) as HostCheckIn };
  if (answer?.status !== 409) return { kind: 'unreached' };
  const { code, refusal, facts } = (await answer.json()) as HostCheckInRefusal;
  return code === 'serverAway' ? { kind: 'unreached' } : { kind: 'refused', code: refusal ?? code, facts };
}

async function ticketAnswer(answer: Response | null): Promise<HostAnswer> {
  if (answer?.status === 201) return { kind: 'ticket', ticket: (await answer.json()) as HostTicket };
  if (answer?.status !== 409) return { kind: 'unreached' };
  const { code, refusal, facts } = (await answer.json()) as HostRefusal;
  if (code === 'serverAway') return { kind: 'unreached' };
  return facts === null ? { kind: 'refused', code: refusal ?? code } : { kind: 'already', ...facts };
}

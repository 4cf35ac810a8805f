import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { useEffect, useEffectEvent } from 'react';
import { DELAYS } from './delays.ts';
import type { DeviceHost } from './devices/host.ts';
import type { FlowEvent, TicketRequest } from './flow.ts';
import { ticketOfHost } from './givenTicket.ts';
import { ticketWords } from './ticketWords.ts';

const SERVER_FAULT = 500;

type Options = {
  readonly request: TicketRequest | null;
  readonly token: string;
  readonly catalog: Catalog | null;
  readonly host: DeviceHost | null;
  readonly tell: (event: FlowEvent) => void;
};

/** Sends the ticket request on screen, and sends it again with the same key while nobody answers. */
export function useTicketRequest({ request, token, catalog, host, tell }: Options): void {
  const ask = useEffectEvent((asked: TicketRequest, signal: AbortSignal): Promise<FlowEvent> => {
    const throughHost = host !== null && asked.reprintOf === null && catalog !== null;
    return throughHost ? sendToHost(host, asked, catalog, signal) : sendToServer(asked, token, signal);
  });
  useEffect(() => {
    if (request === null) return;
    if (request.state === 'unreached') return systemTimers.after(DELAYS.retryIssue, () => tell({ type: 'retried' }));
    const abort = new AbortController();
    const giveUp = systemTimers.after(DELAYS.answer, () => abort.abort());
    void ask(request, abort.signal).then(tell).finally(giveUp);
    return undefined;
  }, [request, tell]);
}

/** Through the service beside the page, which prints, and which gives a number of its own when the server is away. */
async function sendToHost(
  host: DeviceHost,
  request: TicketRequest,
  catalog: Catalog,
  signal: AbortSignal,
): Promise<FlowEvent> {
  const { key, body } = request;
  const words = ticketWords(catalog, body.serviceId);
  if (words === null) return { type: 'ticketRefused', key, code: 'service.unknown' };
  const asked = { key, serviceId: body.serviceId, class: body.class, language: body.language ?? 'es-CL', ...words };
  const answer = await host.issue(asked, signal);
  if (answer.kind === 'unreached') return { type: 'serverUnreached', key };
  if (answer.kind === 'refused') return { type: 'ticketRefused', key, code: answer.code };
  return { type: 'ticketIssued', key, ticket: ticketOfHost(answer.ticket, request, words) };
}

async function sendToServer(
  { key, body, reprintOf }: TicketRequest,
  token: string,
  signal: AbortSignal,
): Promise<FlowEvent> {
  const answer =
    reprintOf === null
      ? await command<TicketView>('POST', '/tickets', body, { token, key, signal })
      : await get<TicketView>(`/tickets/${reprintOf}`, { token, signal });
  if (answer.ok) return { type: 'ticketIssued', key, ticket: answer.value };
  const { error } = answer;
  // Offline, or a server that failed before it decided: the same request may still succeed.
  if (error.kind === 'offline' || error.problem.status >= SERVER_FAULT) return { type: 'serverUnreached', key };
  if (error.problem.code === 'ticket.alreadyWaiting') {
    const { number = '', visitId = '' } = error.problem.facts ?? {};
    return { type: 'alreadyWaiting', key, number: String(number), visitId: String(visitId) };
  }
  return { type: 'ticketRefused', key, code: error.problem.code };
}

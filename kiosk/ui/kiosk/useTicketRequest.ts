import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { useEffect, useEffectEvent } from 'react';
import { DELAYS } from './delays.ts';
import type { DeviceHost } from './devices/host.ts';
import type { FlowEvent, TicketRequest } from './flow.ts';
import { publicAddressOf, ticketOfHost, ticketOfServer } from './givenTicket.ts';
import { pageAddress } from './pageAddress.ts';
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
    if (host !== null && catalog !== null) return sendToHost(host, asked, catalog, signal);
    return sendToServer(asked, { token, address: publicAddressOf(catalog, location.origin) }, signal);
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
  const { key, body, reprintOf } = request;
  const words = ticketWords(catalog, body.serviceId);
  if (words === null) return { type: 'ticketRefused', key, code: 'service.unknown' };
  const { language = 'es-CL', serviceId, class: visitClass, again = false, identity } = body;
  const terms = {
    language,
    zone: words.zone,
    publicAddress: catalog.branch.publicAddress,
    pageAddress: pageAddress(),
  };
  const answer =
    reprintOf === null
      ? await host.issue(
          {
            key,
            serviceId,
            class: visitClass,
            again,
            ...words,
            ...terms,
            ...(identity === undefined ? {} : { identity }),
          },
          signal,
        )
      : await host.copy(reprintOf, terms, signal);
  switch (answer.kind) {
    case 'ticket':
      return { type: 'ticketIssued', key, ticket: ticketOfHost(answer.ticket, request, words) };
    case 'already':
      return { type: 'alreadyWaiting', key, number: answer.number, visitId: answer.visitId };
    case 'refused':
      return { type: 'ticketRefused', key, code: answer.code };
    case 'unreached':
      return { type: 'serverUnreached', key };
  }
}

async function sendToServer(
  { key, body, reprintOf }: TicketRequest,
  { token, address }: { readonly token: string; readonly address: string },
  signal: AbortSignal,
): Promise<FlowEvent> {
  const answer =
    reprintOf === null
      ? await command<TicketView>('POST', '/tickets', body, { token, key, signal })
      : await get<TicketView>(`/tickets/${reprintOf}`, { token, signal });
  if (answer.ok) return { type: 'ticketIssued', key, ticket: ticketOfServer(answer.value, address) };
  const { error } = answer;
  // Offline, or a server that failed before it decided: the same request may still succeed.
  if (error.kind === 'offline' || error.problem.status >= SERVER_FAULT) return { type: 'serverUnreached', key };
  if (error.problem.code === 'ticket.alreadyWaiting') {
    const { number = '', visitId = '' } = error.problem.facts ?? {};
    return { type: 'alreadyWaiting', key, number: String(number), visitId: String(visitId) };
  }
  return { type: 'ticketRefused', key, code: error.problem.code };
}

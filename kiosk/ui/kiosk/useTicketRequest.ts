import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { useEffect } from 'react';
import { DELAYS } from './delays.ts';
import type { FlowEvent, TicketRequest } from './flow.ts';

const SERVER_FAULT = 500;

/** Sends the ticket request on screen, and sends it again with the same key while the server cannot be reached. */
export function useTicketRequest(request: TicketRequest | null, token: string, tell: (event: FlowEvent) => void): void {
  useEffect(() => {
    if (request === null) return;
    if (request.state === 'unreached') return systemTimers.after(DELAYS.retryIssue, () => tell({ type: 'retried' }));
    const abort = new AbortController();
    const giveUp = systemTimers.after(DELAYS.answer, () => abort.abort());
    void send(request, token, abort.signal).then(tell).finally(giveUp);
    return undefined;
  }, [request, token, tell]);
}

async function send({ key, body, reprintOf }: TicketRequest, token: string, signal: AbortSignal): Promise<FlowEvent> {
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

import type { CheckInBody, CheckInView } from '@turno25/shared/contracts/appointments.ts';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { useEffect, useEffectEvent } from 'react';
import { DELAYS } from '../delays.ts';
import type { DeviceHost } from '../devices/host.ts';
import { publicAddressOf, ticketOfServer } from '../givenTicket.ts';
import { pageAddress } from '../pageAddress.ts';
import type { FlowEvent } from '../passage.ts';
import { answerOf } from './answers.ts';
import type { CheckInRequest } from './steps.ts';

const SERVER_FAULT = 500;

type Options = {
  readonly request: CheckInRequest | null;
  readonly language: Language;
  readonly token: string;
  readonly catalog: Catalog | null;
  readonly host: DeviceHost | null;
  readonly tell: (event: FlowEvent) => void;
};

/** Registers the arrival on screen, once for each time that the person asks. */
export function useCheckIn({ request, language, token, catalog, host, tell }: Options): void {
  const ask = useEffectEvent((asked: CheckInRequest, signal: AbortSignal): Promise<FlowEvent> => {
    // The booking knows its language; another one is the person's own choice, made here.
    const chosen = language === 'es-CL' ? undefined : language;
    if (host !== null && catalog !== null) return sendToHost(host, asked, { language, chosen, catalog }, signal);
    return sendToServer(asked, { token, chosen, address: publicAddressOf(catalog, location.origin) }, signal);
  });
  useEffect(() => {
    if (request?.state !== 'sending') return;
    const abort = new AbortController();
    const giveUp = systemTimers.after(DELAYS.answer, () => abort.abort());
    void ask(request, abort.signal).then(tell).finally(giveUp);
  }, [request, tell]);
}

/** Through the service beside the page, which prints. Without the server it has no answer either. */
async function sendToHost(
  host: DeviceHost,
  { key, who }: CheckInRequest,
  {
    language,
    chosen,
    catalog,
  }: { readonly language: Language; readonly chosen: Language | undefined; readonly catalog: Catalog },
  signal: AbortSignal,
): Promise<FlowEvent> {
  const { zone, publicAddress } = catalog.branch;
  const ticketLanguage = chosen === undefined ? {} : { ticketLanguage: chosen };
  const body = { key, ...who, ...ticketLanguage, language, zone, publicAddress, pageAddress: pageAddress() };
  const answer = await host.checkIn(body, signal);
  switch (answer.kind) {
    case 'checkedIn': {
      const { ticket, booked } = answer.checkIn;
      if (ticket.view === null) return away(key);
      return { type: 'ticketIssued', key, ticket: { ...ticket.view, link: ticket.link, booked } };
    }
    case 'refused':
      return { type: 'checkInAnswered', key, answer: answerOf(answer.code, answer.facts) };
    case 'unreached':
      return away(key);
  }
}

async function sendToServer(
  { key, who }: CheckInRequest,
  {
    token,
    chosen,
    address,
  }: { readonly token: string; readonly chosen: Language | undefined; readonly address: string },
  signal: AbortSignal,
): Promise<FlowEvent> {
  const body: CheckInBody = { ...who, ...(chosen === undefined ? {} : { language: chosen }) };
  const answer = await command<CheckInView>('POST', '/appointments/check-in', body, { token, key, signal });
  if (answer.ok) {
    const { booked, ...view } = answer.value;
    return { type: 'ticketIssued', key, ticket: { ...ticketOfServer(view, address), booked } };
  }
  const { error } = answer;
  if (error.kind === 'offline' || error.problem.status >= SERVER_FAULT) return away(key);
  return { type: 'checkInAnswered', key, answer: answerOf(error.problem.code, error.problem.facts ?? {}) };
}

function away(key: string): FlowEvent {
  return { type: 'checkInAnswered', key, answer: { kind: 'away' } };
}

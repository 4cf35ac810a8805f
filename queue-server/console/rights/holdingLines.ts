import type { PersonHoldings } from '@turno25/shared/contracts/rights.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { clockTime, numericDate } from '@turno25/shared/ui/zoneTime.ts';

/** What is held of somebody, a line for each ticket, hour and case. */
export function holdingLines({ visits, bookings, cases }: PersonHoldings, zone: string): string[] {
  const moment = (at: string): string => `${numericDate(Date.parse(at), zone)}, ${clockTime(Date.parse(at), zone)}`;
  return [
    ...visits.map(({ number, serviceName, issuedAt, endedAs, identified, texts }) =>
      [
        say('rights.held.visit', {
          number,
          service: serviceName,
          at: moment(issuedAt),
          end: wordOf('rights.ended', endedAs ?? 'open'),
          identity: say(identified ? 'rights.held.identified' : 'rights.held.mark'),
        }),
        ...texts.map((text) => say('rights.held.text', { text })),
      ].join(' '),
    ),
    ...bookings.map(({ serviceName, at, reference, status }) =>
      say('rights.held.booking', {
        service: serviceName,
        at: moment(at),
        reference: reference ?? '—',
        status: wordOf('rights.booking', status),
      }),
    ),
    ...cases.map(({ folio, kind, receivedAt, text, name, document, replyTo, reply, files }) =>
      [
        say('rights.held.case', { folio, kind: wordOf('rights.case', kind), at: moment(receivedAt), files }),
        ...[name, document, replyTo, text, reply].flatMap((one) =>
          one === null ? [] : [say('rights.held.text', { text: one })],
        ),
      ].join(' '),
    ),
  ];
}

/** The word for a code that an older event may have; the code where there is none. */
function wordOf(section: string, code: string): string {
  const key = `${section}.${code}`;
  return isMessageKey(key) ? say(key) : code;
}

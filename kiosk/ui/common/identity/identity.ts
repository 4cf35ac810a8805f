import type { IssueTicketBody } from '@turno25/shared/contracts/tickets.ts';
import { formatRun, parseRun, type RunTrouble } from '@turno25/shared/domain/identity/run.ts';

/** A person's document, as it travels with the ticket. Kept only while the person is at the kiosk. */
export type Identity = NonNullable<IssueTicketBody['identity']>;
export type DocumentType = Identity['type'];
export const OTHER_DOCUMENTS = ['passport', 'foreignId', 'ipe', 'ipa'] as const satisfies readonly DocumentType[];

export type DocumentTrouble = RunTrouble | 'short';

const LONGEST_RUN = 9;
const SHORTEST_NUMBER = 3;
const LONGEST_NUMBER = 20;
const SHOWN_AT_THE_END = 2;

/** A number as it is typed: only what such a document can hold. */
export function tidyNumber(type: DocumentType, typed: string): string {
  const plain = typed.toUpperCase();
  if (type !== 'run') return plain.replace(/[^A-Z0-9-]/g, '').slice(0, LONGEST_NUMBER);
  return plain
    .replace(/[^\dK]/g, '')
    .replace(/K(?=.)/g, '')
    .slice(0, LONGEST_RUN);
}

/** A number as it is shown while it is typed: a RUN with its dots and its hyphen. */
export function shownNumber(type: DocumentType, number: string): string {
  if (type !== 'run' || number.length < 2) return number;
  return formatRun({ body: number.slice(0, -1), checkDigit: number.slice(-1) });
}

/** What is wrong with a number, or null. */
export function documentTrouble(type: DocumentType, number: string): DocumentTrouble | null {
  if (number === '') return 'empty';
  if (type !== 'run') return number.length < SHORTEST_NUMBER ? 'short' : null;
  const run = parseRun(number);
  return run.ok ? null : run.error;
}

/** Enough for its owner to recognise it, and for nobody else to use it: `**.***.**8-5`. */
export function masked({ type, value }: Identity): string {
  const shown = shownNumber(type, value);
  const last = shown.replace(/[^\dA-Z]/g, '').length - SHOWN_AT_THE_END;
  let seen = 0;
  return shown.replace(/[\dA-Z]/g, (letter) => {
    seen += 1;
    return seen > last ? letter : '*';
  });
}

import type { Refusal, Who } from '@turno25/shared/contracts/ticketOffice.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import { begun } from '../office/errand.ts';
import { type Entry, instead, onto, type Step } from './steps.ts';

/** Where a person may say who has come: by typing, or from any of these by holding something to the scanner. */
const ASKS: ReadonlySet<Step['at']> = new Set([
  'idle',
  'checkIn',
  'checkInCard',
  'checkInCode',
  'checkInAnswer',
  'awaited',
]);

type Asked = { readonly key: string; readonly who: Who; readonly again?: true };

export function askCheckIn(entry: Entry, step: Step, { key, who, again }: Asked, language: Language): Entry {
  // A second tap, or a card held up twice, finds the errand under way and changes nothing.
  if (entry.errand !== null || !ASKS.has(step.at)) return entry;
  // The booking knows its language; another one is the person's own choice, made here.
  const ticketLanguage = language === 'es-CL' ? {} : { ticketLanguage: language };
  const request = { key, ...who, ...ticketLanguage, ...(again === undefined ? {} : { again }) };
  const errand = begun({ kind: 'checkIn', request, language });
  const asking: Entry = { ...entry, errand };
  return step.at === 'checkInAnswer' ? instead(asking, { at: 'checkingIn' }) : onto(asking, { at: 'checkingIn' });
}

/** An arrival that nobody answered keeps its key: tried again, it is the same one. */
export function checkInRefused(entry: Entry, refusal: Refusal): Entry {
  const { errand } = entry;
  const left: Entry =
    refusal.kind === 'away' && errand !== null
      ? { ...entry, errand: { ...errand, state: 'unreached' } }
      : { ...entry, errand: null };
  return instead(left, { at: 'checkInAnswer', refusal, ...(mayNotBeTheirs(refusal) ? whoOf(errand) : {}) });
}

/** A ticket found by a number that somebody may have typed. */
function mayNotBeTheirs(refusal: Refusal): boolean {
  return refusal.kind === 'refused' && refusal.code === 'ticket.alreadyWaiting' && refusal.facts.proven !== 1;
}

function whoOf(errand: Entry['errand']): { readonly who: Who } | Readonly<Record<never, never>> {
  if (errand?.kind !== 'checkIn') return {};
  const { request } = errand;
  return { who: 'code' in request ? { code: request.code } : { identity: request.identity } };
}

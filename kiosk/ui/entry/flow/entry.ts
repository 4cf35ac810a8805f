import type { TicketRequest } from '@turno25/shared/contracts/ticketOffice.ts';
import { ALSO_AT_MOST } from '@turno25/shared/contracts/tickets.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import { DELAYS } from '../../common/delays.ts';
import type { FlowFace } from '../../common/flow.ts';
import { again, begun } from '../office/errand.ts';
import type { Answer } from '../office/ticketOffice.ts';
import { askCheckIn, checkInRefused } from './checkIn.ts';
import { type Entry, type EntryEvent, instead, onto, type Step } from './steps.ts';

/** Nobody has begun. */
export const FRESH_ENTRY: Entry = {
  steps: [{ at: 'idle' }],
  visitClass: null,
  identity: null,
  errand: null,
  refusal: null,
};

export function currentStep({ steps }: Entry): Step {
  return steps.at(-1) ?? steps[0];
}

/** Whether a request may already have a number: nobody steps back out of it. */
function isAsking({ errand }: Entry): boolean {
  return errand !== null;
}

/** Whether an answer is awaited: the person's time stands still. */
export function isSending({ errand }: Entry): boolean {
  return errand?.state === 'sending';
}

/** What the frame sees of it. */
export function faceOf(entry: Entry): FlowFace {
  const step = currentStep(entry);
  return {
    screen: 'page' in step && step.at !== 'search' ? `${step.at}-${step.page}` : step.at,
    canGoBack: entry.steps.length > 1 && !isAsking(entry),
    ended: step.at === 'ticket',
  };
}

/** When and in which language something happens. */
export type Circumstances = { readonly at: Moment; readonly language: Language };

export function advanceEntry(entry: Entry, event: EntryEvent, now: Circumstances): Entry {
  const step = currentStep(entry);
  switch (event.type) {
    case 'begin':
      return step.at === 'idle' ? begin(entry, event.classes) : entry;
    case 'classChosen':
      return step.at === 'class' ? { ...onto(entry, { at: 'services' }), visitClass: event.visitClass } : entry;
    case 'othersChosen':
      return step.at === 'services' ? onto(entry, { at: 'institutions', page: 0 }) : entry;
    case 'institutionChosen':
      return step.at === 'institutions'
        ? onto(entry, { at: 'institution', institutionId: event.institutionId, page: 0 })
        : entry;
    case 'searchChosen':
      return step.at === 'services' ? onto(entry, { at: 'search', text: '', page: 0 }) : entry;
    case 'serviceChosen':
      return step.at === 'services' || step.at === 'institution' || step.at === 'search' ? chosen(entry, event) : entry;
    case 'pageTurned':
      return step.at === 'institutions' || step.at === 'institution' || step.at === 'search'
        ? instead(entry, { ...step, page: event.page })
        : entry;
    case 'typed':
      if (step.at === 'search') return instead(entry, { ...step, text: event.text, page: 0 });
      return step.at === 'document' || step.at === 'checkInCode'
        ? instead(entry, { ...step, number: event.text })
        : entry;
    case 'otherDocumentChosen':
      return step.at === 'identity' ? onto(entry, { at: 'otherDocument', serviceId: step.serviceId }) : entry;
    case 'documentChosen':
      return step.at === 'identity' || step.at === 'otherDocument'
        ? onto(entry, { at: 'document', serviceId: step.serviceId, type: event.document, number: '' })
        : entry;
    case 'identified':
      return step.at === 'identity' || step.at === 'otherDocument' || step.at === 'document'
        ? onto({ ...entry, identity: event.identity }, { at: 'confirm', serviceId: step.serviceId, also: [] })
        : entry;
    case 'alsoAsked':
      return canAskAlso(entry) ? onto(entry, { at: 'services' }) : entry;
    case 'laterChosen':
      return step.at === 'confirm' && entry.errand === null ? onto(entry, { at: 'later' }) : entry;
    case 'ticketAsked':
      return askTicket(entry, step, event.key, event.how, now.language);
    case 'checkInBegun':
      return step.at === 'idle' ? onto(entry, { at: 'checkIn' }) : entry;
    case 'checkInWayChosen':
      if (step.at !== 'checkIn' && step.at !== 'checkInCard') return entry;
      return onto(entry, event.way === 'card' ? { at: 'checkInCard' } : { at: 'checkInCode', number: '' });
    case 'checkInAsked':
      return askCheckIn(entry, step, event, now.language);
    case 'numberChosen':
      if (step.at !== 'checkIn' && step.at !== 'checkInAnswer') return entry;
      return begin({ ...entry, steps: [entry.steps[0]], errand: null }, event.classes);
    case 'answered':
      return entry.errand?.request.key === event.key ? takeAnswer(entry, step, event.answer, now.at) : entry;
    case 'retried': {
      if (entry.errand?.state !== 'unreached') return entry;
      const retried: Entry = { ...entry, errand: again(entry.errand) };
      return entry.errand.kind === 'checkIn' ? instead(retried, { at: 'checkingIn' }) : retried;
    }
    case 'back':
      return goBack(entry, step);
    default:
      return assertNever(event);
  }
}

/** More time for a ticket on screen. */
export function lengthen(entry: Entry, at: Moment): Entry {
  const step = currentStep(entry);
  return step.at === 'ticket' ? instead(entry, { ...step, until: at + DELAYS.ticketShown }) : entry;
}

/** A branch with one class asks nobody for it. */
function begin(entry: Entry, classes: readonly VisitClass[]): Entry {
  return classes.includes('preferential')
    ? onto(entry, { at: 'class' })
    : { ...onto(entry, { at: 'services' }), visitClass: 'general' };
}

/** What has been confirmed so far: the person is choosing what else they came for, or has chosen. */
export function confirmedOf({ steps }: Entry): Extract<Step, { at: 'confirm' }> | null {
  return steps.findLast((step) => step.at === 'confirm') ?? null;
}

/** Whether one more service may be added to the ticket on screen. */
export function canAskAlso(entry: Entry): boolean {
  const step = currentStep(entry);
  return step.at === 'confirm' && entry.errand === null && step.also.length < ALSO_AT_MOST;
}

/** A service of its own, or one more for the same ticket; the same one twice is one. */
function chosen(entry: Entry, { serviceId, next }: Extract<EntryEvent, { type: 'serviceChosen' }>): Entry {
  const confirmed = confirmedOf(entry);
  if (next === 'elsewhere') return onto(entry, { at: 'elsewhere', serviceId });
  if (confirmed === null) {
    const fresh = { ...entry, identity: null };
    return onto(fresh, next === 'confirm' ? { at: next, serviceId, also: [] } : { at: next, serviceId });
  }
  const { serviceId: first, also } = confirmed;
  const added = [first, ...also].includes(serviceId) ? also : [...also, serviceId];
  return onto(entry, { at: 'confirm', serviceId: first, also: added });
}

/** A second tap finds the errand under way and changes nothing. */
function askTicket(
  entry: Entry,
  step: Step,
  key: string,
  how: 'again' | 'reprint' | undefined,
  language: Language,
): Entry {
  if (
    (step.at !== 'confirm' && step.at !== 'already' && step.at !== 'awaited') ||
    entry.errand !== null ||
    entry.visitClass === null
  )
    return entry;
  const wanted = { ...entry, refusal: null };
  if (step.at === 'already' && how === 'reprint') {
    const { identity } = entry;
    if (identity === null) return entry;
    return { ...wanted, errand: begun({ kind: 'copy', request: { key, visitId: step.visitId, identity }, language }) };
  }
  const { also = [] } = confirmedOf(entry) ?? {};
  const request: TicketRequest = {
    key,
    serviceId: step.serviceId,
    ...(also.length === 0 ? {} : { also: [...also] }),
    class: entry.visitClass,
    language,
    again: how === 'again',
    ...(entry.identity === null ? {} : { identity: entry.identity }),
  };
  return { ...wanted, errand: begun({ kind: 'ticket', request }) };
}

function takeAnswer(entry: Entry, step: Step, answer: Answer, at: Moment): Entry {
  const { errand } = entry;
  if (answer.ok) {
    const ticket: Step = { at: 'ticket', ticket: answer.value, since: at, until: at + DELAYS.ticketShown };
    // Nothing of the document stays on screen, nor in memory, once the ticket is out.
    return { ...entry, steps: [entry.steps[0], ticket], identity: null, errand: null, refusal: null };
  }
  const { error: refusal } = answer;
  if (errand?.kind === 'checkIn') return checkInRefused(entry, refusal);
  if (refusal.kind === 'away') return { ...entry, errand: errand && { ...errand, state: 'unreached' } };
  if (refusal.code === 'ticket.alreadyWaiting' && 'serviceId' in step) {
    const { number = '', visitId = '' } = refusal.facts;
    const already = {
      at: 'already',
      serviceId: step.serviceId,
      number: String(number),
      visitId: String(visitId),
    } as const;
    return onto({ ...entry, errand: null }, already);
  }
  if (refusal.code === 'booking.canCheckIn' && 'serviceId' in step) {
    const { bookedFor = '' } = refusal.facts;
    return onto({ ...entry, errand: null }, { at: 'awaited', serviceId: step.serviceId, bookedFor: String(bookedFor) });
  }
  return { ...entry, errand: null, refusal };
}

/** Nobody steps back out of an errand that may already have a number, nor out of a ticket. */
function goBack(entry: Entry, step: Step): Entry {
  if (isAsking(entry) || step.at === 'ticket') return entry;
  const [first, ...rest] = entry.steps;
  const left = rest.slice(0, -1);
  const asksClass = left.at(-1)?.at === 'class' || left.length === 0;
  const asksDocument = !left.some(({ at }) => at === 'confirm');
  return {
    ...entry,
    steps: [first, ...left],
    visitClass: asksClass ? null : entry.visitClass,
    identity: asksDocument ? null : entry.identity,
    refusal: null,
  };
}

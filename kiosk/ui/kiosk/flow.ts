import type { IssueTicketBody } from '@turno25/shared/contracts/tickets.ts';
import type { Instant, InstitutionId, ServiceId, VisitId } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import { type Aids, DEFAULT_AIDS } from './aids.ts';
import { DELAYS, MAX_EXTENSIONS } from './delays.ts';
import type { GivenTicket } from './givenTicket.ts';
import type { DocumentType, Identity } from './identity.ts';

/** What the kiosk asks or shows, one thing at a time. */
export type Step =
  | { readonly at: 'idle' }
  | { readonly at: 'class' }
  | { readonly at: 'services' }
  | { readonly at: 'institutions'; readonly page: number }
  | { readonly at: 'institution'; readonly institutionId: InstitutionId; readonly page: number }
  | { readonly at: 'search'; readonly text: string; readonly page: number }
  /** Not given here now: where and when it is. */
  | { readonly at: 'elsewhere'; readonly serviceId: ServiceId }
  | { readonly at: 'identity'; readonly serviceId: ServiceId }
  | { readonly at: 'otherDocument'; readonly serviceId: ServiceId }
  | { readonly at: 'document'; readonly serviceId: ServiceId; readonly type: DocumentType; readonly number: string }
  | { readonly at: 'confirm'; readonly serviceId: ServiceId }
  /** The same person already waits for the same service with this number. */
  | { readonly at: 'already'; readonly serviceId: ServiceId; readonly number: string; readonly visitId: VisitId }
  | { readonly at: 'later' }
  /** The exit survey and the OIRS have flows of their own, inside this one's time. */
  | { readonly at: 'survey'; readonly code: string | null }
  | { readonly at: 'oirs' }
  | {
      readonly at: 'ticket';
      readonly ticket: GivenTicket;
      readonly since: Instant;
      readonly until: Instant;
    };

/** What a chosen service leads to. */
export type AfterService = 'identity' | 'confirm' | 'elsewhere';

/** A ticket asked for. The key belongs to the person's touch: every attempt repeats it, so nothing is issued twice. */
export type TicketRequest = {
  readonly key: string;
  readonly body: IssueTicketBody;
  /** The visit whose paper is wanted again, instead of a new one. */
  readonly reprintOf: VisitId | null;
  readonly attempt: number;
  readonly state: 'sending' | 'unreached';
};

/** One person's passage through the kiosk. */
export type Flow = {
  /** The steps taken; the last is on screen. */
  readonly steps: readonly [Step, ...Step[]];
  readonly visitClass: VisitClass | null;
  readonly request: TicketRequest | null;
  /** Code of the server's refusal of the last request. */
  readonly refusal: string | null;
  readonly language: Language;
  readonly identity: Identity | null;
  /** True when the last code held up to the scanner could not be read, until the next touch. */
  readonly unread: boolean;
  readonly aids: Aids;
  readonly dialog: 'help' | 'language' | null;
  readonly touchedAt: Instant;
  readonly warnedAt: Instant | null;
  readonly extensions: number;
};

export type FlowEvent =
  | { readonly type: 'begin'; readonly classes: readonly VisitClass[] }
  | { readonly type: 'classChosen'; readonly visitClass: VisitClass }
  | { readonly type: 'othersChosen' }
  | { readonly type: 'institutionChosen'; readonly institutionId: InstitutionId }
  | { readonly type: 'searchChosen' }
  | { readonly type: 'serviceChosen'; readonly serviceId: ServiceId; readonly next: AfterService }
  | { readonly type: 'pageTurned'; readonly page: number }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'otherDocumentChosen' }
  | { readonly type: 'documentChosen'; readonly document: DocumentType }
  | { readonly type: 'identified'; readonly identity: Identity | null }
  | { readonly type: 'scanUnread' }
  | { readonly type: 'laterChosen' }
  | { readonly type: 'surveyBegun'; readonly code: string | null }
  | { readonly type: 'oirsBegun' }
  | { readonly type: 'ticketAsked'; readonly key: string; readonly how?: 'again' | 'reprint' }
  | { readonly type: 'alreadyWaiting'; readonly key: string; readonly number: string; readonly visitId: VisitId }
  | { readonly type: 'retried' }
  | { readonly type: 'ticketIssued'; readonly key: string; readonly ticket: GivenTicket }
  | { readonly type: 'ticketRefused'; readonly key: string; readonly code: string }
  | { readonly type: 'serverUnreached'; readonly key: string }
  | { readonly type: 'back' }
  | { readonly type: 'restart' }
  | { readonly type: 'aidsChanged'; readonly aids: Aids }
  | { readonly type: 'languageChosen'; readonly language: Language }
  | { readonly type: 'dialogToggled'; readonly dialog: 'help' | 'language' }
  | { readonly type: 'touched' }
  | { readonly type: 'extended' }
  | { readonly type: 'ticked' };

export type TimedFlowEvent = FlowEvent & { readonly at: Instant };

/** The kiosk as the next person finds it. */
export function freshFlow(at: Instant): Flow {
  return {
    steps: [{ at: 'idle' }],
    visitClass: null,
    request: null,
    refusal: null,
    language: 'es-CL',
    identity: null,
    unread: false,
    aids: DEFAULT_AIDS,
    dialog: null,
    touchedAt: at,
    warnedAt: null,
    extensions: 0,
  };
}

export function currentStep(flow: Flow): Step {
  return flow.steps.at(-1) ?? flow.steps[0];
}

/** Milliseconds left until the kiosk clears itself, while that is being shown. */
export function timeLeft(flow: Flow, at: Instant): number | null {
  const step = currentStep(flow);
  if (step.at === 'ticket') return Math.max(0, step.until - at);
  return flow.warnedAt === null ? null : Math.max(0, flow.warnedAt + DELAYS.grace - at);
}

export function canExtend(flow: Flow): boolean {
  return flow.extensions < MAX_EXTENSIONS;
}

export function advance(flow: Flow, event: TimedFlowEvent): Flow {
  const step = currentStep(flow);
  switch (event.type) {
    case 'begin':
      if (step.at !== 'idle') return flow;
      return event.classes.includes('preferential')
        ? onto(flow, { at: 'class' })
        : { ...onto(flow, { at: 'services' }), visitClass: 'general' };
    case 'classChosen':
      return step.at === 'class' ? { ...onto(flow, { at: 'services' }), visitClass: event.visitClass } : flow;
    case 'othersChosen':
      return step.at === 'services' ? onto(flow, { at: 'institutions', page: 0 }) : flow;
    case 'institutionChosen':
      return step.at === 'institutions'
        ? onto(flow, { at: 'institution', institutionId: event.institutionId, page: 0 })
        : flow;
    case 'searchChosen':
      return step.at === 'services' ? onto(flow, { at: 'search', text: '', page: 0 }) : flow;
    case 'serviceChosen':
      return step.at === 'services' || step.at === 'institution' || step.at === 'search'
        ? onto({ ...flow, identity: null }, { at: event.next, serviceId: event.serviceId })
        : flow;
    case 'pageTurned':
      return step.at === 'institutions' || step.at === 'institution' || step.at === 'search'
        ? instead(flow, { ...step, page: event.page })
        : flow;
    case 'typed':
      if (step.at === 'search') return instead(flow, { ...step, text: event.text, page: 0 });
      return step.at === 'document' ? instead({ ...flow, unread: false }, { ...step, number: event.text }) : flow;
    case 'otherDocumentChosen':
      return step.at === 'identity' ? onto(flow, { at: 'otherDocument', serviceId: step.serviceId }) : flow;
    case 'documentChosen':
      return step.at === 'identity' || step.at === 'otherDocument'
        ? onto(flow, { at: 'document', serviceId: step.serviceId, type: event.document, number: '' })
        : flow;
    case 'identified':
      return step.at === 'identity' || step.at === 'otherDocument' || step.at === 'document'
        ? onto({ ...flow, identity: event.identity }, { at: 'confirm', serviceId: step.serviceId })
        : flow;
    case 'scanUnread':
      return { ...flow, unread: true };
    case 'laterChosen':
      return step.at === 'confirm' && flow.request === null ? onto(flow, { at: 'later' }) : flow;
    case 'surveyBegun':
      if (step.at === 'survey') return instead(flow, { at: 'survey', code: event.code });
      return step.at === 'idle' ? onto(flow, { at: 'survey', code: event.code }) : flow;
    case 'oirsBegun':
      return step.at === 'idle' ? onto(flow, { at: 'oirs' }) : flow;
    case 'ticketAsked':
      return askTicket(flow, step, event.key, event.how);
    case 'alreadyWaiting':
      if (flow.request?.key !== event.key) return flow;
      return onto(
        { ...flow, request: null },
        { at: 'already', serviceId: flow.request.body.serviceId, number: event.number, visitId: event.visitId },
      );
    case 'retried':
      return flow.request?.state === 'unreached'
        ? { ...flow, request: { ...flow.request, attempt: flow.request.attempt + 1, state: 'sending' } }
        : flow;
    case 'ticketIssued':
      if (flow.request?.key !== event.key) return flow;
      return {
        ...onto(flow, {
          at: 'ticket',
          ticket: event.ticket,
          since: event.at,
          until: event.at + DELAYS.ticketShown,
        }),
        request: null,
        // Nothing of the document stays on screen, nor in memory, once the ticket is out.
        identity: null,
        dialog: null,
        warnedAt: null,
        extensions: 0,
      };
    case 'ticketRefused':
      return flow.request?.key === event.key ? { ...flow, request: null, refusal: event.code } : flow;
    case 'serverUnreached':
      return flow.request?.key === event.key ? { ...flow, request: { ...flow.request, state: 'unreached' } } : flow;
    case 'back':
      return goBack(flow, step);
    case 'restart':
      return freshFlow(event.at);
    case 'aidsChanged':
      return { ...flow, aids: event.aids };
    case 'languageChosen':
      return { ...flow, language: event.language, dialog: null };
    case 'dialogToggled':
      return { ...flow, dialog: flow.dialog === event.dialog ? null : event.dialog };
    case 'touched':
      // A touch while being warned, or on a ticket, is the request for more time itself.
      if (flow.warnedAt !== null || step.at === 'ticket') return flow;
      return { ...flow, touchedAt: event.at, extensions: 0, unread: false };
    case 'extended':
      return extend(flow, step, event.at);
    case 'ticked':
      return tick(flow, step, event.at);
    default:
      return assertNever(event);
  }
}

function onto(flow: Flow, step: Step): Flow {
  return { ...flow, steps: [...flow.steps, step], refusal: null, unread: false };
}

function instead(flow: Flow, step: Step): Flow {
  const [first, ...rest] = flow.steps;
  return { ...flow, steps: rest.length === 0 ? [step] : [first, ...rest.slice(0, -1), step] };
}

/** A second tap finds the request under way and changes nothing. */
function askTicket(flow: Flow, step: Step, key: string, how: 'again' | 'reprint' | undefined): Flow {
  if ((step.at !== 'confirm' && step.at !== 'already') || flow.request !== null || flow.visitClass === null)
    return flow;
  const body: IssueTicketBody = {
    serviceId: step.serviceId,
    class: flow.visitClass,
    language: flow.language,
    ...(flow.identity === null ? {} : { identity: flow.identity }),
    ...(how === 'again' ? { again: true } : {}),
  };
  const reprintOf = step.at === 'already' && how === 'reprint' ? step.visitId : null;
  return { ...flow, refusal: null, request: { key, body, reprintOf, attempt: 1, state: 'sending' } };
}

/** Nobody steps back out of a request that may already have a number, nor out of a ticket. */
function goBack(flow: Flow, step: Step): Flow {
  if (flow.request !== null || step.at === 'ticket') return flow;
  const [first, ...rest] = flow.steps;
  const left = rest.slice(0, -1);
  const asksClass = left.at(-1)?.at === 'class' || left.length === 0;
  const asksDocument = left.at(-1)?.at !== 'confirm';
  return {
    ...flow,
    steps: [first, ...left],
    visitClass: asksClass ? null : flow.visitClass,
    identity: asksDocument ? null : flow.identity,
    refusal: null,
    unread: false,
  };
}

function extend(flow: Flow, step: Step, at: Instant): Flow {
  if (!canExtend(flow)) return flow;
  const extended = { ...flow, extensions: flow.extensions + 1, touchedAt: at, warnedAt: null };
  return step.at === 'ticket' ? instead(extended, { ...step, until: at + DELAYS.ticketShown }) : extended;
}

function tick(flow: Flow, step: Step, at: Instant): Flow {
  if (step.at === 'ticket') return at >= step.until ? freshFlow(at) : flow;
  if (flow.request?.state === 'sending') return flow;
  if (flow.warnedAt !== null) return at - flow.warnedAt >= DELAYS.grace ? freshFlow(at) : flow;
  if (at - flow.touchedAt < DELAYS.attention) return flow;
  if (step.at !== 'idle') return { ...flow, warnedAt: at };
  const untouched = flow.aids === DEFAULT_AIDS && flow.dialog === null && flow.language === 'es-CL';
  return untouched ? flow : freshFlow(at);
}

import type { IssueTicketBody } from '@turno25/shared/contracts/tickets.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import { DEFAULT_AIDS } from './aids.ts';
import { advanceCheckIn } from './checkIn/advance.ts';
import { DELAYS, MAX_EXTENSIONS } from './delays.ts';
import type { Flow, Step, TimedFlowEvent } from './passage.ts';
import { instead, onto } from './walk.ts';

export type { AfterService, Flow, FlowEvent, Step, TicketRequest, TimedFlowEvent } from './passage.ts';

/** The kiosk as the next person finds it. */
export function freshFlow(at: Instant): Flow {
  return {
    steps: [{ at: 'idle' }],
    visitClass: null,
    request: null,
    checkIn: null,
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

/** Whether a request may already have a number: nobody steps back out of it. */
export function isAsking({ request, checkIn }: Flow): boolean {
  return request !== null || checkIn !== null;
}

/** Whether an answer is awaited: the person's time stands still. */
export function isSending({ request, checkIn }: Flow): boolean {
  return request?.state === 'sending' || checkIn?.state === 'sending';
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
      return step.at === 'document' || step.at === 'checkInRun' || step.at === 'checkInCode'
        ? instead({ ...flow, unread: false }, { ...step, number: event.text })
        : flow;
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
      if (flow.request?.key !== event.key && flow.checkIn?.key !== event.key) return flow;
      return {
        ...flow,
        // Nothing of the document stays on screen, nor in memory, once the ticket is out.
        steps: [
          flow.steps[0],
          { at: 'ticket', ticket: event.ticket, since: event.at, until: event.at + DELAYS.ticketShown },
        ],
        identity: null,
        request: null,
        checkIn: null,
        refusal: null,
        unread: false,
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
    case 'checkInBegun':
    case 'checkInWayChosen':
    case 'checkInAsked':
    case 'checkInAnswered':
    case 'checkInRetried':
    case 'numberChosen':
      return advanceCheckIn(flow, step, event);
    default:
      return assertNever(event);
  }
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
  if (isAsking(flow) || step.at === 'ticket') return flow;
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
  if (isSending(flow)) return flow;
  if (flow.warnedAt !== null) return at - flow.warnedAt >= DELAYS.grace ? freshFlow(at) : flow;
  if (at - flow.touchedAt < DELAYS.attention) return flow;
  if (step.at !== 'idle') return { ...flow, warnedAt: at };
  const untouched = flow.aids === DEFAULT_AIDS && flow.dialog === null && flow.language === 'es-CL';
  return untouched ? flow : freshFlow(at);
}

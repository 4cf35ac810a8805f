import type { IssueTicketBody } from '@turno25/shared/contracts/tickets.ts';
import type { Instant, InstitutionId, ServiceId, VisitId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Aids } from './aids.ts';
import type { CheckInEvent, CheckInRequest, CheckInStep } from './checkIn/steps.ts';
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
  | CheckInStep
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
  /** An arrival that is being registered, or that the server has not answered. */
  readonly checkIn: CheckInRequest | null;
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
  | CheckInEvent
  | { readonly type: 'back' }
  | { readonly type: 'restart' }
  | { readonly type: 'aidsChanged'; readonly aids: Aids }
  | { readonly type: 'languageChosen'; readonly language: Language }
  | { readonly type: 'dialogToggled'; readonly dialog: 'help' | 'language' }
  | { readonly type: 'touched' }
  | { readonly type: 'extended' }
  | { readonly type: 'ticked' };

export type TimedFlowEvent = FlowEvent & { readonly at: Instant };

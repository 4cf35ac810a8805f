import type { GivenTicket, Who } from '@turno25/shared/contracts/ticketOffice.ts';
import type { InstitutionId, ServiceId, VisitId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import type { DocumentType, Identity } from '../../common/identity/identity.ts';
import type { Errand } from '../office/errand.ts';
import type { Refused } from '../office/refusalMessage.ts';
import type { Answer } from '../office/ticketOffice.ts';
import type { CheckInStep } from './checkInSteps.ts';

/** What is asked or shown on the way to a ticket, one thing at a time. */
export type Step =
  /** Nobody has begun. */
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
  /** `also`: what else the person came for, after that service. */
  | { readonly at: 'confirm'; readonly serviceId: ServiceId; readonly also: readonly ServiceId[] }
  /** The same person already waits for the same service with this number. */
  | { readonly at: 'already'; readonly serviceId: ServiceId; readonly number: string; readonly visitId: VisitId }
  /** The person whose card this is has an appointment for it now. */
  | { readonly at: 'awaited'; readonly serviceId: ServiceId; readonly bookedFor: string }
  | { readonly at: 'later' }
  | CheckInStep
  | { readonly at: 'ticket'; readonly ticket: GivenTicket; readonly since: Moment; readonly until: Moment };

/** What a chosen service leads to. */
export type AfterService = 'identity' | 'confirm' | 'elsewhere';

/** One person's way to a ticket. */
export type Entry = {
  /** The steps taken; the last is on screen. */
  readonly steps: readonly [Step, ...Step[]];
  readonly visitClass: VisitClass | null;
  readonly identity: Identity | null;
  /** What was asked of the office and is not answered. */
  readonly errand: Errand | null;
  /** Why the last errand was refused. */
  readonly refusal: Refused | null;
};

export type EntryEvent =
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
  /** The person came for something else too. */
  | { readonly type: 'alsoAsked' }
  | { readonly type: 'laterChosen' }
  | { readonly type: 'ticketAsked'; readonly key: string; readonly how?: 'again' | 'reprint' }
  | { readonly type: 'checkInBegun' }
  | { readonly type: 'checkInWayChosen'; readonly way: 'card' | 'code' }
  /** `again`: the ticket that waits under their number is not theirs. */
  | { readonly type: 'checkInAsked'; readonly key: string; readonly who: Who; readonly again?: true }
  /** An ordinary ticket instead of the appointment's. */
  | { readonly type: 'numberChosen'; readonly classes: readonly VisitClass[] }
  /** The office answered what was asked with this key. */
  | { readonly type: 'answered'; readonly key: string; readonly answer: Answer }
  | { readonly type: 'retried' }
  | { readonly type: 'back' };

/** The person goes on to another question; what was wrong with the last one is over. */
export function onto(entry: Entry, step: Step): Entry {
  return { ...entry, steps: [...entry.steps, step], refusal: null };
}

/** The question on screen changes. */
export function instead(entry: Entry, step: Step): Entry {
  const [first, ...rest] = entry.steps;
  return { ...entry, steps: rest.length === 0 ? [step] : [first, ...rest.slice(0, -1), step] };
}

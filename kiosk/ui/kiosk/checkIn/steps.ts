import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Identity } from '../identity.ts';

/** How the person of an appointment says who has come. */
export type Who = { readonly code: string } | { readonly identity: Identity };

/** What an arrival was answered, when it got no ticket. Instants as they came, ISO 8601. */
export type CheckInAnswer =
  | { readonly kind: 'early'; readonly bookedFor: string; readonly from: string }
  | { readonly kind: 'otherDay'; readonly bookedFor: string }
  /** `taken`: somebody has come with it already. `away`: the server did not answer. */
  | { readonly kind: 'unknown' | 'taken' | 'cancelled' | 'away' | 'other' };

/** Registering the arrival of a person who has an appointment. */
export type CheckInStep =
  | { readonly at: 'checkIn' }
  | { readonly at: 'checkInRun'; readonly number: string }
  | { readonly at: 'checkInCode'; readonly number: string }
  | { readonly at: 'checkingIn' }
  | { readonly at: 'checkInAnswer'; readonly answer: CheckInAnswer };

/** An arrival under way. Who it is stays in memory until it is answered, and no longer. */
export type CheckInRequest = {
  readonly key: string;
  readonly who: Who;
  readonly attempt: number;
  readonly state: 'sending' | 'unreached';
};

export type CheckInEvent =
  | { readonly type: 'checkInBegun' }
  | { readonly type: 'checkInWayChosen'; readonly way: 'run' | 'code' }
  | { readonly type: 'checkInAsked'; readonly key: string; readonly who: Who }
  | { readonly type: 'checkInAnswered'; readonly key: string; readonly answer: CheckInAnswer }
  | { readonly type: 'checkInRetried' }
  /** An ordinary ticket instead. */
  | { readonly type: 'numberChosen'; readonly classes: readonly VisitClass[] };

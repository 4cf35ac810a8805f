import type { Refusal } from '@turno25/shared/contracts/ticketOffice.ts';

/** Registering the arrival of a person who has an appointment. */
export type CheckInStep =
  | { readonly at: 'checkIn' }
  | { readonly at: 'checkInCard' }
  | { readonly at: 'checkInCode'; readonly number: string }
  | { readonly at: 'checkingIn' }
  /** Why it got no ticket. */
  | { readonly at: 'checkInAnswer'; readonly refusal: Refusal };

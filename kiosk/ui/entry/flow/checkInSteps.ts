import type { Refusal, Who } from '@turno25/shared/contracts/ticketOffice.ts';

/** Registering the arrival of a person who has an appointment. */
export type CheckInStep =
  | { readonly at: 'checkIn' }
  | { readonly at: 'checkInCard' }
  | { readonly at: 'checkInCode'; readonly number: string }
  | { readonly at: 'checkingIn' }
  /** Why it got no ticket; `who`: where the person may say that the ticket found is not theirs. */
  | { readonly at: 'checkInAnswer'; readonly refusal: Refusal; readonly who?: Who };

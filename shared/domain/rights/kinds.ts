/** What a person may ask about their data (Ley 21.719; docs/domain.md A4). */
export const RIGHTS = ['access', 'rectification', 'erasure', 'blocking', 'opposition', 'portability'] as const;
export type Right = (typeof RIGHTS)[number];

/** Who asks: the person, or somebody who shows a power to do it for them. */
export type Petitioner = 'person' | 'representative';

/** What was looked at so that it is them who ask: its kind alone, never a copy nor its number. `power`: of a representative. */
export const PROOFS = ['idCard', 'passport', 'foreignId', 'power'] as const;
export type Proof = (typeof PROOFS)[number];

/** How a request ended. */
export type RightsOutcome = 'granted' | 'partly' | 'denied';

/** What the branch holds of somebody: the ticket that they took, the hour that they booked, what they wrote. */
export type Subject = { readonly kind: 'visit' | 'booking' | 'case'; readonly id: string };

/**
 * What is not erased though its person asked, and why. `openCase`: an answer is owed. `complaint`: its words are evidence until
 * their own term is over; who wrote them is erased. `openVisit`: they are being served. `bookingAhead`: its hour is to come.
 * `mailWaiting`: the answer is on its way to them. `staffNote`: reasons that staff gave for what they did. `recognition`: a mark
 * without a name, gone by itself. `request`: that they asked.
 */
export type Kept = {
  readonly what:
    | 'openCase'
    | 'complaint'
    | 'openVisit'
    | 'bookingAhead'
    | 'mailWaiting'
    | 'staffNote'
    | 'recognition'
    | 'request';
  readonly id: string | null;
};

/** What may have come into other hands. */
export const BREACH_DATA = ['identity', 'contact', 'caseText', 'visits', 'staff', 'other'] as const;
export type BreachData = (typeof BREACH_DATA)[number];

/** What was done about a breach. */
export const BREACH_STEPS = ['measure', 'agencyTold', 'personsTold', 'closed'] as const;
export type BreachStep = (typeof BREACH_STEPS)[number];

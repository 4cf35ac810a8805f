import type { BusinessDate, Instant, StaffId } from '../ids.ts';
import type { BreachData, BreachStep, Petitioner, Proof, Right, RightsOutcome } from './kinds.ts';

/** A request as its events left it. */
export type RightsRequest = {
  readonly requestId: string;
  readonly number: number;
  readonly right: Right;
  readonly receivedOn: BusinessDate;
  readonly registeredAt: Instant;
  readonly dueDate: BusinessDate;
  readonly petitioner: Petitioner;
  readonly proof: Proof;
  readonly registeredBy: StaffId;
  readonly looks: number;
  /** Who asked that it be carried out, and waits for a second person. */
  readonly erasureAskedBy: StaffId | null;
  readonly erased: boolean;
  readonly blocked: boolean;
  /** It was blocked once, lifted since or not. */
  readonly wasBlocked: boolean;
  readonly rectified: boolean;
  readonly answeredAt: Instant | null;
  readonly outcome: RightsOutcome | null;
};

/** A breach as its events left it. */
export type Breach = {
  readonly breachId: string;
  readonly number: number;
  readonly noticedOn: BusinessDate;
  readonly recordedAt: Instant;
  readonly people: number;
  readonly data: readonly BreachData[];
  readonly risk: 'low' | 'high';
  readonly steps: readonly { readonly step: BreachStep; readonly on: BusinessDate; readonly by: StaffId }[];
};

/** Whether nothing more is written of a breach. */
export function isClosed({ steps }: Breach): boolean {
  return steps.some(({ step }) => step === 'closed');
}

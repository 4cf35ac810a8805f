import type { PolicySetting } from '../branch/config.ts';
import type { NextReason } from '../ledger/events/visits.ts';
import type { Candidate, Choice, DispatchView } from './policy.ts';

/** What the ledger keeps of a choice: the rule, its tier, the numbers behind it and what it beat. */
export function reasonOf(choice: Choice, view: DispatchView, policy: PolicySetting): NextReason {
  const weighed = ({ ticket, tier, key, numbers }: Candidate) => ({
    waitedMs: view.now - ticket.enteredAt,
    tier,
    key,
    numbers,
  });
  return {
    mode: 'next',
    policy: policy.name,
    policyVersion: policy.version,
    ...weighed(choice.best),
    arrivalWaitMs: view.arrivalWaitMs,
    beaten: choice.beaten.map((beaten) => ({ visitId: beaten.ticket.id, ...weighed(beaten) })),
  };
}

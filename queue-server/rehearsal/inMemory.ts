import type { Policy } from '@turno25/shared/domain/dispatch/policy.ts';
import { figuresOf } from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { stopwatch } from '@turno25/shared/time/clock.ts';
import type { NamedPolicy } from './namedPolicy.ts';
import type { Rehearsal } from './rehearse.ts';

/** Plays a trace without engine and ledger: the same figures, and no head hash, since there is no ledger to have one. */
export function rehearseInMemory(trace: Trace, { name, policy, params }: NamedPolicy): Rehearsal {
  const elapsed = stopwatch();
  const timed = timedPolicy(policy);
  const day = simulate(trace, { policy: timed.policy, params });
  return {
    policy: name,
    ...figuresOf(day),
    decisions: day.decisions,
    decisionMicros: Math.round((timed.spentMs() * 1000) / Math.max(1, day.decisions)),
    wallMs: Math.round(elapsed()),
    headHash: null,
  };
}

/** The same rule, which tells how long its choices have taken. */
function timedPolicy(policy: Policy): { readonly policy: Policy; readonly spentMs: () => number } {
  let spent = 0;
  const choose: Policy['choose'] = (view, params) => {
    const elapsed = stopwatch();
    const choice = policy.choose(view, params);
    spent += elapsed();
    return choice;
  };
  return { policy: { ...policy, choose }, spentMs: () => spent };
}

import { headsIn } from './lines.ts';
import { type Policy, pick } from './policy.ts';

/** Preferential tickets before all others, each group in order of arrival: what most systems do. */
export const strictPriority: Policy = {
  name: 'strict-priority',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['PREFERENTIAL', 'ARRIVAL'],
  defaults: {},
  choose: (view) =>
    pick(
      headsIn(view).map((ticket) => ({
        ticket,
        tier: ticket.preferential ? 'PREFERENTIAL' : 'ARRIVAL',
        rank: ticket.preferential ? 0 : 1,
        key: ticket.enteredAt - view.now,
        numbers: null,
      })),
    ),
};

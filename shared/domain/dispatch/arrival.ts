import { headsIn } from './lines.ts';
import { type Policy, pick } from './policy.ts';

/** Strict order of arrival over everything that the counter may call. Minimises the longest wait. */
export const arrival: Policy = {
  name: 'arrival',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['ARRIVAL'],
  defaults: {},
  choose: (view) =>
    pick(
      headsIn(view).map((ticket) => ({
        ticket,
        tier: 'ARRIVAL',
        rank: 0,
        key: ticket.enteredAt - view.now,
        numbers: null,
      })),
    ),
};

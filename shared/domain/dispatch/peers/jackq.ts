import { given, type Policy, pick } from '../policy.ts';

/**
 * JackQChen's QueueSystem (`Service/DAL/BCallDAL.cs`, `CallNo`): "green channel" services first, else by the number of
 * the row. A second stage is the old row put back, so it returns to the head. `greenServices` has one bit a service, in
 * the order of the catalogue: 1 is the first, 2 the second, 3 both.
 */
export const jackq: Policy = {
  name: 'jackq',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['GREEN', 'ISSUE'],
  defaults: { greenServices: 0 },
  choose: (view, params) => {
    const mask = given(params, 'greenServices');
    const green = new Set(view.services.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1));
    return pick(
      view.callable.map((ticket) => {
        const first = green.has(ticket.serviceId);
        return { ticket, tier: first ? 'GREEN' : 'ISSUE', rank: first ? 0 : 1, key: ticket.ordinal, numbers: null };
      }),
    );
  },
};

import { headsIn } from './lines.ts';
import { given, type Policy, pick } from './policy.ts';

/**
 * Generalised cμ (Mandelbaum and Stolyar 2004) with quadratic delay costs: the wait over the usual duration of the
 * service, twice that for preferential tickets. Short procedures win, and the longest service pays for it.
 */
export const gcmu: Policy = {
  name: 'gcmu',
  version: 1,
  idleOrder: 'fewestSkills',
  tiers: ['COST'],
  defaults: { prefWeight: 2 },
  choose: (view, params) =>
    pick(
      headsIn(view).map((ticket) => {
        const weight = ticket.preferential ? given(params, 'prefWeight') : 1;
        const cost = (weight * (view.now - ticket.enteredAt) * 1000) / given(view.usualSeconds, ticket.serviceId);
        return { ticket, tier: 'COST', rank: 0, key: -Math.floor(cost), numbers: null };
      }),
    ),
};

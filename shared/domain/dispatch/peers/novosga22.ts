import { type Policy, pick } from '../policy.ts';

/**
 * The ordering handler of Novo SGA 2.2-dev (`src/Configuration/DefaultQueueOrderingHandler.php`, October 2024) on
 * MySQL: as 2.1, but the newest arrival first. As shipped it never ran, since its configuration named it in a form that
 * is not callable; this is the rule that it would have been.
 */
export const novosga22: Policy = {
  name: 'novosga-2.2-dev',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['PREFERENTIAL_NEWEST', 'NEWEST', 'BOOKED'],
  defaults: {},
  choose: (view) =>
    pick(
      view.callable.map((ticket) => {
        if (ticket.bookedFor !== null)
          return { ticket, tier: 'BOOKED', rank: 2, key: ticket.bookedFor - view.now, numbers: null };
        return {
          ticket,
          tier: ticket.preferential ? 'PREFERENTIAL_NEWEST' : 'NEWEST',
          rank: ticket.preferential ? 0 : 1,
          key: view.now - ticket.arrivedAt,
          numbers: null,
        };
      }),
    ),
};

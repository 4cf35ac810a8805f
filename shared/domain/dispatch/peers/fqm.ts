import { type Policy, pick } from '../policy.ts';

/** FQM's global pull (`app/database.py`, `Serial.get_next_ticket`): the oldest timestamp, whatever the class. */
export const fqm: Policy = {
  name: 'fqm',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['ARRIVAL'],
  defaults: {},
  choose: (view) =>
    pick(
      view.callable.map((ticket) => ({
        ticket,
        tier: 'ARRIVAL',
        rank: 0,
        key: ticket.arrivedAt - view.now,
        numbers: null,
      })),
    ),
};

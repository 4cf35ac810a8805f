import { given, type Policy, pick } from '../policy.ts';

/**
 * BC Gov TheQ (`api/app/resources/theq/citizen/citizen_generic_invite.py`), with skills. First the citizens of the
 * counter's own type (a quick counter's are the procedures of at most `quickSeconds`), then anyone; within each pass by
 * priority and then by arrival. An appointment that has checked in is given priority 1. Priority 3 starves.
 */
export const theq: Policy = {
  name: 'theq',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['OWN_PREFERENTIAL', 'OWN_BOOKED', 'OWN', 'OTHER_PREFERENTIAL', 'OTHER_BOOKED', 'OTHER'],
  defaults: { quickSeconds: 300 },
  choose: (view, params) =>
    pick(
      view.callable.map((ticket) => {
        const isShort = given(view.usualSeconds, ticket.serviceId) <= given(params, 'quickSeconds');
        const own = isShort === view.quick;
        const first = ticket.preferential || ticket.bookedFor !== null;
        const kind = ticket.preferential ? '_PREFERENTIAL' : ticket.bookedFor === null ? '' : '_BOOKED';
        return {
          ticket,
          tier: `${own ? 'OWN' : 'OTHER'}${kind}`,
          rank: (own ? 0 : 2) + (first ? 0 : 1),
          key: ticket.arrivedAt - view.now,
          numbers: null,
        };
      }),
    ),
};

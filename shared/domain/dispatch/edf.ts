import { MINUTE } from '../ids.ts';
import { headsIn } from './lines.ts';
import { given, type Policy, pick } from './policy.ts';

/**
 * Earliest deadline first (Panwar, Towsley and Wolf 1988), with a limit of `prefMs` for preferential tickets and each
 * service's own for the rest. It goes on serving those who are already late before those who could still make it.
 */
export const edf: Policy = {
  name: 'edf-10',
  version: 1,
  idleOrder: 'fewestSkills',
  tiers: ['DEADLINE'],
  defaults: { prefMs: 10 * MINUTE },
  choose: (view, params) =>
    pick(
      headsIn(view).map((ticket) => {
        const limit = ticket.preferential ? given(params, 'prefMs') : given(view.limitMs, ticket.serviceId);
        return {
          ticket,
          tier: 'DEADLINE',
          rank: 0,
          key: limit - (view.now - ticket.enteredAt),
          numbers: null,
        };
      }),
    ),
};

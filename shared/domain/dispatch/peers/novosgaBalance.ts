import { headsIn } from '../lines.ts';
import { given, type Policy, pick } from '../policy.ts';

/**
 * Novo SGA's "balanceamento" (`src/Dto/Settings/QueueSettings.php`): by wait times the weight of the priority plus one,
 * so that a preferential ticket ages twice as fast.
 */
export const novosgaBalance: Policy = {
  name: 'novosga-balance-2',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['WEIGHTED'],
  defaults: { prefWeight: 2 },
  choose: (view, params) =>
    pick(
      headsIn(view).map((ticket) => ({
        ticket,
        tier: 'WEIGHTED',
        rank: 0,
        key: (ticket.enteredAt - view.now) * (ticket.preferential ? given(params, 'prefWeight') : 1),
        numbers: null,
      })),
    ),
};

import { headsIn } from '../lines.ts';
import { given, type Policy, pick } from '../policy.ts';

/**
 * Novo SGA's `prioritySwapCount` (later than 2.2, `src/Service/TicketPrioritySwapService.php`): after that many
 * preferential calls in a row in the branch, priority is ignored for one call, and then the count begins again.
 */
export const novosgaSwap: Policy = {
  name: 'novosga-swap-2',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['PREFERENTIAL', 'ARRIVAL', 'SWAP'],
  defaults: { swapCount: 2 },
  choose: (view, params) => {
    const swapCount = given(params, 'swapCount');
    const ignored = view.preferentialRun % (swapCount + 1) === swapCount;
    return pick(
      headsIn(view).map((ticket) => ({
        ticket,
        tier: ignored ? 'SWAP' : ticket.preferential ? 'PREFERENTIAL' : 'ARRIVAL',
        rank: ignored || ticket.preferential ? 0 : 1,
        key: ticket.enteredAt - view.now,
        numbers: null,
      })),
    );
  },
};

import type { Rule } from '../rule.ts';
import { tallyBy } from '../tallies.ts';

/** People attended without a ticket, of all whom an attendant attended. */
export const withoutTicket: Rule = {
  key: 'withoutTicket',
  reference: 'attendant',
  test: 'binomial',
  floor: 0.05,
  ceiling: 0.15,
  ofBranch: 0.03,
  count: (acts) =>
    tallyBy(
      [
        ...acts.withoutTicket.map(({ attendantId, seq }) => ({ unit: attendantId, seq, hit: true })),
        ...acts.turns
          .filter(({ end }) => end === 'finish')
          .map(({ attendantId, seq }) => ({ unit: attendantId, seq, hit: false })),
      ],
      (trial) => trial,
    ),
};

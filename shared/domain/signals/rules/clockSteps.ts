import { MINUTE } from '../../ids.ts';
import type { Rule } from '../rule.ts';
import { hitsBy } from '../tallies.ts';

/** By so much a clock that is kept by others does not move; as much is asked about when the branch starts. */
const STEP = 2 * MINUTE;

/** The clock of the server was moved by minutes, by itself or by somebody's word. */
export const clockSteps: Rule = {
  key: 'clockSteps',
  reference: 'branch',
  test: 'any',
  floor: 0,
  ceiling: 0,
  count: ({ clockSteps: steps }) =>
    hitsBy(
      steps.filter(({ byMs }) => byMs >= STEP),
      ({ seq }) => ({ unit: '', seq }),
    ),
};

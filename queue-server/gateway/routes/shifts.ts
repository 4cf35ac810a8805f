import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import { shiftsView } from '@turno25/shared/contracts/shifts.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { shiftsView as shiftsOf } from '../../read-models/shiftsView.ts';

/** How a day keeps to its schedule of shifts: for whoever manages the branch, and in no figure that leaves it. */
export function shiftRoutes(app: Api, branch: Branch): void {
  app.get(
    '/shifts/days/:date',
    {
      config: { permission: 'shifts.read' },
      schema: {
        tags: ['shifts'],
        summary: 'Who is planned and who attends now, and how the day keeps to its schedule as a team',
        params: z.object({ date: businessDate }),
        response: answers(shiftsView),
      },
    },
    (request) => {
      const at = {
        state: branch.engine.state(),
        now: branch.engine.now(),
        names: (id: string) => branch.accounts.name(id),
      };
      const view = shiftsOf(branch.ledger, at, request.params.date);
      if (view === null) throw new ProblemError('date.unknown');
      return view;
    },
  );
}

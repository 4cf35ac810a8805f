import { branchDays, nationalAsk, nationalView } from '@turno25/shared/contracts/national.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Centre } from '../../centre.ts';
import { branchDaysOf } from '../../national/branchDays.ts';
import { nationOf } from '../../national/nation.ts';
import { standingOf } from '../../registry/standings.ts';
import { mustBePeriod } from '../period.ts';

/** What the country did, branch by branch, and how each of them stands. */
export function nationalRoutes(app: Api, centre: Centre): void {
  app.get(
    '/national',
    {
      config: { permission: 'national.read' },
      schema: {
        tags: ['national'],
        summary: 'The country in a period: sums of each branch, the limits of chance, institutions, who is late',
        querystring: nationalAsk,
        response: answers(nationalView),
      },
    },
    (request) => {
      const period = mustBePeriod(request.query);
      const now = centre.sources.clock.now();
      const standings = centre.branches.all().map((branch) => standingOf(branch, now));
      return nationOf(centre.warehouse, period, standings, localDate(now, centre.zone));
    },
  );

  app.get(
    '/national/branches/:id',
    {
      config: { permission: 'national.read' },
      schema: {
        tags: ['national'],
        summary: 'The days of a branch in a period',
        params: z.object({ id: z.string().max(63) }),
        querystring: nationalAsk,
        response: answers(branchDays),
      },
    },
    (request) => branchDaysOf(centre.warehouse, request.params.id, mustBePeriod(request.query)),
  );
}

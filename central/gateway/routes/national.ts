import { branchDay, branchDays, nationalAsk, nationalView, regionWaits } from '@turno25/shared/contracts/national.ts';
import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Centre } from '../../centre.ts';
import { branchDayOf, branchDaysOf } from '../../national/branchDays.ts';
import { isBelieved } from '../../national/branches.ts';
import { nationOf } from '../../national/nation.ts';
import { waitRanksOf } from '../../national/waits.ts';
import { standingOf } from '../../registry/standings.ts';
import { quoted } from '../../warehouse/literals.ts';
import { askedPeriod } from '../period.ts';

const config = { permission: 'national.read' } as const;
const tags = ['national'];
const params = z.object({ id: z.string().max(63) });

/** What the country did, branch by branch, and how each of them stands. */
export function nationalRoutes(app: Api, centre: Centre): void {
  const today = (): string => localDate(centre.sources.clock.now(), centre.zone);
  const standings = () => centre.branches.all().map((branch) => standingOf(branch, centre.sources.clock.now()));

  app.get(
    '/national',
    {
      config,
      schema: {
        tags,
        summary: 'The country in a period: sums of each branch, the limits of chance, institutions, who is late',
        querystring: nationalAsk,
        response: answers(nationalView),
      },
    },
    (request) => nationOf(centre.warehouse, askedPeriod(request.query, today()), standings(), today()),
  );

  app.get(
    '/national/regions/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Waits by nearest rank of a region in a period, of its branches that are believed',
        params: z.object({ id: z.string().regex(/^\d{2}$/) }),
        querystring: nationalAsk,
        response: answers(regionWaits),
      },
    },
    async (request) => {
      const { id } = request.params;
      const doubted = standings().filter((one) => !isBelieved(one));
      const not = doubted.map(({ branchId }) => ` AND branch_id <> ${quoted(branchId)}`).join('');
      const where = `branch_id IN (SELECT branch_id FROM dim_branch WHERE region_id = ${quoted(id)})${not}`;
      const wait = await waitRanksOf(centre.warehouse, askedPeriod(request.query, today()), where);
      return { regionId: id, wait };
    },
  );

  app.get(
    '/national/branches/:id',
    {
      config,
      schema: {
        tags,
        summary: 'The days of a branch in a period',
        params,
        querystring: nationalAsk,
        response: answers(branchDays),
      },
    },
    async (request) => {
      const period = askedPeriod(request.query, today());
      const days = await branchDaysOf(centre.warehouse, request.params.id, period);
      if (days === null) throw new ProblemError('centre.noBranch');
      return days;
    },
  );

  app.get(
    '/national/branches/:id/days/:date',
    {
      config,
      schema: {
        tags,
        summary: 'A day of a branch, by service',
        params: params.extend({ date: businessDate }),
        response: answers(branchDay),
      },
    },
    async (request) => {
      const day = await branchDayOf(centre.warehouse, request.params.id, request.params.date);
      if (day === null) throw new ProblemError('centre.noDay');
      return day;
    },
  );
}

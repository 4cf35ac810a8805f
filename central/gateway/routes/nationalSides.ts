import { nationalAsk } from '@turno25/shared/contracts/national.ts';
import {
  nationalMachines,
  nationalMobile,
  nationalSignals,
  nationalStaffing,
} from '@turno25/shared/contracts/nationalSides.ts';
import { monthsOver } from '@turno25/shared/domain/calendar/wholeMonths.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Centre } from '../../centre.ts';
import { isBelieved } from '../../national/branches.ts';
import { machinesOf } from '../../national/machines.ts';
import { mobileOf } from '../../national/mobile.ts';
import { signalsOf } from '../../national/signals.ts';
import { staffingOf } from '../../national/staffing.ts';
import { standingOf } from '../../registry/standings.ts';
import { askedPeriod } from '../period.ts';

const config = { permission: 'national.read' } as const;
const tags = ['national'];

/** What explains the country's figures beside them: asked for when somebody looks at it. */
export function nationalSideRoutes(app: Api, centre: Centre): void {
  const today = (): string => localDate(centre.sources.clock.now(), centre.zone);
  const believed = (): ((branchId: string) => boolean) => {
    const standings = centre.branches.all().map((branch) => standingOf(branch, centre.sources.clock.now()));
    const doubted = new Set(standings.filter((one) => !isBelieved(one)).map(({ branchId }) => branchId));
    return (branchId) => !doubted.has(branchId);
  };

  app.get(
    '/national/staffing',
    {
      config,
      schema: {
        tags,
        summary: 'Hours in which people waited beyond the goal, and those that lacked counters, by hour and branch',
        querystring: nationalAsk,
        response: answers(nationalStaffing),
      },
    },
    (request) => staffingOf(centre.warehouse, askedPeriod(request.query, today()), believed()),
  );

  app.get(
    '/national/machines',
    {
      config,
      schema: {
        tags,
        summary: 'How long machines worked of the hours in which branches should have been open',
        querystring: nationalAsk,
        response: answers(nationalMachines),
      },
    },
    (request) => machinesOf(centre.warehouse, askedPeriod(request.query, today()), believed()),
  );

  app.get(
    '/national/mobile',
    {
      config,
      schema: {
        tags,
        summary: 'Where the units that travel were, comuna by comuna',
        querystring: nationalAsk,
        response: answers(nationalMobile),
      },
    },
    (request) => mobileOf(centre.warehouse, askedPeriod(request.query, today())),
  );

  app.get(
    '/national/signals',
    {
      config,
      schema: {
        tags,
        summary: 'Counts of the rules of signals by branch, of whole months that are over',
        querystring: nationalAsk,
        response: answers(nationalSignals),
      },
    },
    (request) => signalsOf(centre.warehouse, monthsOver(askedPeriod(request.query, today()), today()), believed()),
  );
}

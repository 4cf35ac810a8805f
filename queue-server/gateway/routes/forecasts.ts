import {
  otherwiseView as otherwiseSchema,
  pauseView as pauseSchema,
  planView as planSchema,
  rehearsableView as rehearsableSchema,
  staffingView as staffingSchema,
  toldView as toldSchema,
} from '@turno25/shared/contracts/forecast.ts';
import { businessDate, opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { policyNames } from '@turno25/shared/domain/dispatch/registry.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { comingDay } from '../../forecasts/comingDay.ts';
import { situationOf } from '../../forecasts/questions.ts';
import type { Ask } from '../../forecasts/thread.ts';
import { toldWaits } from '../../forecasts/told.ts';
import { otherwiseView, pauseView, planView, staffingView, toldView } from '../../read-models/forecastView.ts';
import { configOf } from '../../read-models/visitView.ts';

/** A pause as long as a manager would ask about. */
const LONGEST_PAUSE = 180;
const USUAL_PAUSE = 15;
/** Counters that may be added to a rehearsal. */
const MOST_COUNTERS = 10;
const MOST_DATES = 60;

/** What the coming minutes and days will bring, each answer with its assumptions; computed on another thread. */
export function forecastRoutes(app: Api, branch: Branch, ask: Ask): void {
  otherwiseRoutes(app, branch, ask);
  app.get(
    '/forecast/told',
    {
      config: { permission: 'forecast.told' },
      schema: {
        tags: ['forecast'],
        summary: 'How often the wait that people were told held, by class and service, over the last 20 days',
        response: answers(toldSchema),
      },
    },
    () => {
      const config = configOf(branch.engine.state());
      const now = branch.engine.now();
      return toldView(config, toldWaits(branch.db, localDate(now, config.branch.zone), now));
    },
  );

  app.get(
    '/forecast/staffing',
    {
      config: { permission: 'forecast.staffing' },
      schema: {
        tags: ['forecast'],
        summary: 'How many counters more keep the standard for the next half hour, and which',
        response: answers(staffingSchema),
      },
    },
    async () => {
      return staffingView(configOf(branch.engine.state()), await ask('staffing', openSituation(branch)));
    },
  );

  app.get(
    '/forecast/pause',
    {
      config: { permission: 'forecast.pause' },
      schema: {
        tags: ['forecast'],
        summary: 'What happens to the next half hour if a counter pauses now',
        querystring: z.strictObject({
          counterId: opaqueId,
          minutes: z.coerce.number().int().min(1).max(LONGEST_PAUSE).default(USUAL_PAUSE),
        }),
        response: answers(pauseSchema),
      },
    },
    async (request) => {
      const { counterId, minutes } = request.query;
      const counter = branch.engine.state().counters.get(counterId);
      if (!configOf(branch.engine.state()).counters.some(({ id }) => id === counterId))
        throw new ProblemError('counter.unknown', { facts: { counterId } });
      if (counter?.status !== 'open')
        throw new ProblemError(counter?.status === 'paused' ? 'counter.paused' : 'counter.closed', {
          facts: { counterId },
        });
      const asked = { ...openSituation(branch), counterId, lasts: minutes * MINUTE };
      return pauseView(configOf(branch.engine.state()), await ask('pause', asked));
    },
  );

  app.get(
    '/forecast/plan',
    {
      config: { permission: 'forecast.plan' },
      schema: {
        tags: ['forecast'],
        summary: 'Counters that each half hour of a coming day needs; the next working day when no date is given',
        querystring: z.strictObject({ date: businessDate.optional() }),
        response: answers(planSchema),
      },
    },
    async (request) => {
      const config = configOf(branch.engine.state());
      const day = comingDay(branch.engine.state(), branch.engine.now(), request.query.date ?? null);
      if (day === null) throw new ProblemError('date.notWorking');
      const plan = await ask('plan', { config, day });
      if (plan === null) throw new ProblemError('forecast.noHistory');
      return planView(config, plan);
    },
  );
}

/** `GET /rehearsals` and `GET /rehearsals/{date}`. */
function otherwiseRoutes(app: Api, branch: Branch, ask: Ask): void {
  app.get(
    '/rehearsals',
    {
      config: { permission: 'forecast.rehearse' },
      schema: {
        tags: ['forecast'],
        summary: 'Days and rules that may be rehearsed',
        response: answers(rehearsableSchema),
      },
    },
    () => {
      return {
        dates: branch.reports.closedDates(MOST_DATES),
        policies: policyNames().flatMap((name) => {
          const key = `policy.${name}`;
          return isMessageKey(key) ? [{ name, label: say(key) }] : [];
        }),
      };
    },
  );

  app.get(
    '/rehearsals/:date',
    {
      config: { permission: 'forecast.rehearse' },
      schema: {
        tags: ['forecast'],
        summary: 'How a past day would have gone with more counters or another policy',
        params: z.object({ date: businessDate }),
        querystring: z.strictObject({
          policy: z.enum(policyNames() as [string, ...string[]]).optional(),
          counters: z.coerce.number().int().min(0).max(MOST_COUNTERS).default(0),
          like: opaqueId
            .optional()
            .describe('The counters added give what this one gives; every service when left out'),
        }),
        response: answers(otherwiseSchema),
      },
    },
    async (request) => {
      const config = configOf(branch.engine.state());
      const { policy = null, counters, like } = request.query;
      const model = config.counters.find(({ id }) => id === like);
      if (like !== undefined && model === undefined)
        throw new ProblemError('counter.unknown', { facts: { counterId: like } });
      const serviceIds = model?.serviceIds ?? config.services.map(({ id }) => id);
      const change = { policy, extra: { counters, serviceIds } };
      const day = await ask('otherwise', { config, date: request.params.date, change });
      if (day === null) throw new ProblemError('date.unknown');
      return otherwiseView(config, day);
    },
  );
}

function openSituation(branch: Branch) {
  if (branch.engine.state().day === null) throw new ProblemError('day.closed');
  return situationOf(branch.engine.state(), branch.engine.now());
}

import { availabilityView as availabilitySchema } from '@turno25/shared/contracts/availability.ts';
import { caseFigures } from '@turno25/shared/contracts/caseFigures.ts';
import { goalsView } from '@turno25/shared/contracts/goals.ts';
import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import { quarterName } from '@turno25/shared/contracts/satisfaction.ts';
import { standing } from '@turno25/shared/contracts/standing.ts';
import { datesOfQuarter } from '@turno25/shared/domain/calendar/quarters.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { availabilityCsv } from '@turno25/shared/figures/availabilityCsv.ts';
import { type FiguresView, figuresView, presentFigures } from '@turno25/shared/figures/present.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { CSV_TABLES, type DayRecord, dayCsv, readDay, sealedFigures } from '../../exports/day.ts';
import { dayFileOf } from '../../exports/evidence.ts';
import { type CasePeriod, caseFiguresCsv, caseFiguresOf } from '../../figures/cases.ts';
import { goalDates, goalsOf } from '../../figures/goals.ts';
import { periodFigures } from '../../figures/period.ts';
import { standingOf } from '../../figures/standing.ts';
import type { Ask } from '../../forecasts/thread.ts';
import { availabilityView } from '../../read-models/availabilityView.ts';
import { configOf } from '../../read-models/visitView.ts';
import { dayNotes } from '../../read-models/words.ts';
import { callerOf } from '../auth.ts';

/** Figures of a day, a quarter or a range, each with numerator, denominator and exclusions. */
export function figureRoutes(app: Api, branch: Branch, ask: Ask): void {
  app.get(
    '/figures/daily/:date',
    {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'],
        summary:
          'Figures of a business date; with seal=N those of its N-th seal; format=evidence is the signed file of the day',
        params: z.object({ date: businessDate }),
        querystring: z.strictObject({
          format: z.enum(['json', 'csv', 'evidence']).default('json'),
          table: z.enum(CSV_TABLES).default('figures'),
          seal: z.coerce.number().int().nonnegative().optional(),
        }),
      },
    },
    (request, reply) => {
      const { date } = request.params;
      const { format, table, seal } = request.query;
      const day = openedDay(branch, date);
      if (format === 'evidence') {
        const file = dayFileOf(branch.ledger, date, configOf(branch.engine.state()).branch.id, branch.branchKey);
        return asFile(reply, `turno25-${date}.json`, 'application/json').send(JSON.stringify(file));
      }
      const sealed = seal === undefined ? day.figures : sealedFigures(branch.ledger, date, seal);
      if (sealed === null) throw new ProblemError('date.unknown');
      // What somebody wrote on a day, and under which name, is not everybody's who reads its figures.
      const mayRead = mayDo(callerOf(request).actor.role, 'figures.words');
      const notes = mayRead ? dayNotes(branch, (id) => branch.accounts.name(id), date) : [];
      if (format === 'json')
        return reply.send({
          ...presentFigures(sealed, undefined, 'guarded'),
          ...(notes.length === 0 ? {} : { notes }),
        });
      const csv = dayCsv({ ...day, figures: sealed, notes }, table, configOf(branch.engine.state()), 'guarded');
      return asFile(reply, `turno25-${date}-${table}.csv`, 'text/csv').send(csv);
    },
  );

  app.get(
    '/figures/quarter/:quarter',
    {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'],
        summary: 'Figures of a quarter, summed by numerators and denominators',
        params: z.object({ quarter: quarterName }),
        response: answers(figuresView),
      },
    },
    (request) => {
      const [from, to] = datesOfQuarter(request.params.quarter);
      return period(from, to);
    },
  );

  app.get(
    '/figures/range',
    {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'],
        summary: 'Figures of a range of dates, both included',
        querystring: z.strictObject({ from: businessDate, to: businessDate }).refine(({ from, to }) => from <= to),
        response: answers(figuresView),
      },
    },
    (request) => period(request.query.from, request.query.to),
  );

  app.get(
    '/figures/goals',
    {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'],
        summary: 'Simulation of the bonus by the goals of the year, and what the branch’s own still needs',
        response: answers(goalsView),
      },
    },
    async () => {
      const asked = branch.engine.state();
      const { config } = must(asked.config, 'the branch is configured');
      const { last } = goalDates(asked, branch.engine.now());
      const forecast = await ask('goal', { config, today: last });
      return goalsOf(branch, branch.engine.state(), branch.engine.now(), forecast);
    },
  );

  app.get(
    '/figures/standing',
    {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'],
        summary: 'Today against the same weekday, quarter and year to date against the goal, and today’s satisfaction',
        response: answers(standing),
      },
    },
    () => standingOf(branch, branch.engine.state(), branch.engine.now()),
  );

  app.get(
    '/figures/availability',
    {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'],
        summary:
          'Availability of server, kiosks, printers, scanners and boards: time that they worked of the opening hours of a quarter or a range, both dates included',
        querystring: z
          .strictObject({
            quarter: quarterName.optional(),
            from: businessDate.optional(),
            to: businessDate.optional(),
            format: z.enum(['json', 'csv']).default('json'),
          })
          .refine(
            ({ quarter, from, to }) =>
              (quarter === undefined) === (from !== undefined && to !== undefined) && (from ?? '') <= (to ?? ''),
          ),
      },
    },
    (request, reply) => {
      const { quarter, format, from: first = '', to: last = '' } = request.query;
      const [from, to] = quarter === undefined ? [first, last] : datesOfQuarter(quarter);
      const view = availabilityView(branch, { state: branch.engine.state(), now: branch.engine.now() }, from, to);
      if (format === 'json') return reply.send(availabilitySchema.parse(view));
      return asFile(reply, `turno25-disponibilidad-${from}-${to}.csv`, 'text/csv').send(availabilityCsv(view));
    },
  );

  const cases = z
    .strictObject({ from: businessDate, to: businessDate, asOf: businessDate.optional() })
    .refine(({ from, to }) => from <= to);
  app.get(
    '/figures/cases',
    {
      config: { permission: 'figures.cases' },
      schema: {
        tags: ['figures'],
        summary:
          'Cases registered from a date to another, as they stood at the end of a third (today): by kind, institution, channel, term and day',
        querystring: cases,
        response: answers(caseFigures),
      },
    },
    ({ query }) => caseFiguresOf(branch.ledger, configOf(branch.engine.state()), casePeriod(branch, query)),
  );

  app.get(
    '/figures/cases/rows',
    {
      config: { permission: 'figures.cases' },
      schema: {
        tags: ['figures'],
        summary: 'The same as CSV, one case a line without its folio: what the counts are made of',
        querystring: cases,
      },
    },
    ({ query }, reply) => {
      const csv = caseFiguresCsv(branch.ledger, configOf(branch.engine.state()), casePeriod(branch, query));
      return asFile(reply, `turno25-casos-${query.from}-${query.to}.csv`, 'text/csv').send(csv);
    },
  );

  const period = (from: string, to: string): FiguresView => {
    const summed = periodFigures(branch, { state: branch.engine.state(), now: branch.engine.now() }, from, to);
    if (!summed.ok) throw new ProblemError('date.unknown');
    const { figures, goals, others } = summed.value;
    return figuresView.parse(presentFigures(figures, { goals, others }, 'guarded'));
  };
}

/** Nothing is known of tomorrow: cases are looked at as they stand today, or as they stood on a day that was asked for. */
function casePeriod(
  { engine }: Branch,
  { from, to, asOf }: { readonly from: string; readonly to: string; readonly asOf?: string | undefined },
): CasePeriod {
  const today = localDate(engine.now(), configOf(engine.state()).branch.zone);
  return { from, to, asOf: asOf !== undefined && asOf < today ? asOf : today };
}

function openedDay(branch: Branch, date: string): DayRecord {
  const day = readDay(branch.ledger, date, branch.engine.now());
  if (day === null) throw new ProblemError('date.unknown');
  return day;
}

function asFile(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .header('content-type', `${type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name}"`);
}

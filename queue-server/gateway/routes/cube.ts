import { attendantFigures, cubeDeclaration, cubeRows, cubeView } from '@turno25/shared/contracts/cube.ts';
import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import type { About } from '@turno25/shared/exports/about.ts';
import { type Ask, unfitFigure } from '@turno25/shared/figures/cube/ask.ts';
import { type BreakdownKey, OFFERED_BREAKDOWNS } from '@turno25/shared/figures/cube/breakdowns.ts';
import { FIGURE_KEYS, type FigureKey } from '@turno25/shared/figures/cube/figures.ts';
import type { GroupKey } from '@turno25/shared/figures/cube/fold.ts';
import { cellTitle, type Names } from '@turno25/shared/figures/cube/present.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { sha256Hex } from '@turno25/shared/http/digest.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { soon } from '@turno25/shared/time/timers.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { ANSWER_FORMATS, answerFile, answerManifest } from '../../exports/answerFiles.ts';
import { attendantFigures as figuresOf } from '../../figures/attendants.ts';
import { hasRows, rowsPage } from '../../figures/cubeRows.ts';
import { type CubeParts, configOf, cubeDeclared, cubeReady, namesIn, newestFormulas } from '../../figures/cubeView.ts';
import type { LiveFacts } from '../../figures/liveFacts.ts';
import { showAttendantFigures } from '../../verbs/figures.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** Days whose rows are made while one request waits: the others are made when it is asked again. */
const DAYS_AT_ONCE = 5;
/** Years that one answer covers at most. */
const MOST_DAYS = 366 * 3;

const listed = <T extends string>(values: readonly T[], most: number) =>
  z
    .string()
    .transform((text) => text.split(',').filter((one) => one !== ''))
    .pipe(z.array(z.enum(values as [T, ...T[]])).max(most))
    .refine((list) => new Set(list).size === list.length);

const query = {
  from: businessDate,
  to: businessDate,
  figures: listed<FigureKey>(FIGURE_KEYS, 12).describe('Keys of figures, with commas between them'),
  by: listed<BreakdownKey>(OFFERED_BREAKDOWNS, 2).default([]).describe('At most two breakdowns'),
};

const isRange = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_DAYS;

const asked = z
  .strictObject({ ...query, compareFrom: businessDate.optional(), compareTo: businessDate.optional() })
  .refine(isRange)
  .refine(
    ({ compareFrom, compareTo }) =>
      (compareFrom === undefined) === (compareTo === undefined) &&
      (compareFrom === undefined || isRange({ from: compareFrom, to: compareTo ?? '' })),
  );

const rowsAsked = z
  .strictObject({
    from: businessDate,
    to: businessDate,
    figure: z.enum(FIGURE_KEYS as [FigureKey, ...FigureKey[]]),
    part: z.enum(['numerator', 'denominator']).default('denominator'),
    by: query.by,
    key: z.string().max(300).optional().describe('The group as the answer has it, in JSON; absent: all of them'),
    after: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,9}$/)
      .optional(),
  })
  .refine(isRange);

const fileAsked = z.strictObject({ ...query, format: z.enum([...ANSWER_FORMATS, 'manifest']) }).refine(isRange);

const looked = z.strictObject({ from: businessDate, to: businessDate }).refine(isRange);

/** Figures by attendant: everybody's, and one's own. */
const LOOKS = [
  [
    '/figures/attendants',
    'everybody',
    'figures.attendants',
    'Figures by attendant of sealed days, where the institution has them; of whoever saw their own. Each look is told',
  ],
  ['/figures/attendants/own', 'own', 'figures.own', 'One’s own figures of sealed days. Each look is told'],
] as const;

const keyOf = z.array(z.union([z.string(), z.int(), z.null()]));

/** Any figure by any breakdown of any range, each with what it is made of and how it is defined (ADR 0075). */
export function cubeRoutes(app: Api, branch: Branch, live: LiveFacts): void {
  const parts = (): CubeParts => ({
    db: branch.db,
    live,
    state: branch.engine.state(),
    now: branch.engine.now(),
  });
  const config = { permission: 'figures.read' } as const;

  app.get(
    '/figures/cube/declaration',
    {
      config,
      schema: {
        tags: ['figures'],
        summary: 'Figures and breakdowns that can be asked for, with the source of each rule',
        response: answers(cubeDeclaration),
      },
    },
    () => cubeDeclared(parts()),
  );

  app.get(
    '/figures/cube',
    {
      config,
      schema: {
        tags: ['figures'],
        summary:
          'Figures by breakdowns of a range of dates, beside another range: numerators, denominators, exclusions, definitions. While the rows of old days are being made it says how many are left',
        querystring: asked,
        response: answers(cubeView),
      },
    },
    async ({ query: { compareFrom, compareTo, ...ask } }) => {
      mustFit(ask);
      const other = compareFrom === undefined ? null : { from: compareFrom, to: compareTo ?? compareFrom };
      const left = (await prepared(ask.from, ask.to)) + (other === null ? 0 : await prepared(other.from, other.to));
      return left > 0 ? { state: 'preparing' as const, left } : cubeReady(parts(), ask, other);
    },
  );

  app.get(
    '/figures/cube/rows',
    {
      config,
      schema: {
        tags: ['figures'],
        summary: 'The rows that a number is made of, a page at a time; never answers of the survey, nor who attended',
        querystring: rowsAsked,
        response: answers(cubeRows),
      },
    },
    async ({ query: { from, to, figure, part, by, key, after } }) => {
      mustFit({ figures: [figure], by });
      if ((await prepared(from, to)) > 0) throw new ProblemError('figures.preparing');
      if (!hasRows(figure, by)) throw new ProblemError('figures.rowsWithheld');
      const [date = '', place = ''] = after?.split('.') ?? [];
      const page = rowsPage(
        { db: branch.db, live: live.rows(branch.engine.state(), branch.engine.now()) },
        { from, to, figure, part, by, key: groupOf(key, by), formulas: newestFormulas(parts(), { from, to }) },
        after === undefined ? null : { date, place: Number(place) },
      );
      return rowsView(page, namesIn(configOf(parts())));
    },
  );

  app.get(
    '/figures/cube/file',
    {
      config,
      schema: {
        tags: ['figures'],
        summary:
          'The same answer as a workbook, CSV, Parquet or for SPSS, its data dictionary, or a manifest with schema version and SHA-256 of the files that are the same each time',
        querystring: fileAsked,
      },
    },
    async ({ query: { format, ...ask } }, reply) => {
      mustFit(ask);
      if ((await prepared(ask.from, ask.to)) > 0) throw new ProblemError('figures.preparing');
      const answer = cubeReady(parts(), ask, null);
      const name = `turno25-cifras-${ask.from}-${ask.to}`;
      if (format === 'manifest') return reply.send(answerManifest(name, answer));
      const { bytes, type, extension } = answerFile(answer, format, aboutOf(ask));
      return reply
        .header('content-type', type)
        .header('content-disposition', `attachment; filename="${name}${extension}"`)
        .header('x-content-sha256', sha256Hex(bytes))
        .send(bytes);
    },
  );

  for (const [path, of, permission, summary] of LOOKS)
    app.post(
      path,
      {
        config: { permission },
        schema: {
          tags: ['figures'],
          summary,
          headers: commandHeaders,
          body: looked,
          response: answers(attendantFigures),
        },
      },
      async (request, reply) => {
        const { from, to } = request.body;
        const { id } = callerOf(request).actor;
        if ((await prepared(from, to)) > 0) throw new ProblemError('figures.preparing');
        const figures = () => lookedAt(from, to, of === 'own' ? id : null);
        return runCommand(branch, request, reply, callerOf(request), showAttendantFigures({ of, from, to }, figures));
      },
    );

  function lookedAt(from: string, to: string, own: string | null): z.infer<typeof attendantFigures> {
    const { zone } = configOf(parts()).branch;
    const looks = branch.ledger.attendantLooks().map(({ at, payload }) => ({ ...payload, on: localDate(at, zone) }));
    const formulas = newestFormulas(parts(), { from, to });
    const ask = { from, to, formulas, today: localDate(branch.engine.now(), zone) };
    return figuresOf({ db: branch.db, looks, nameOf: (id) => branch.accounts.name(id) }, ask, own);
  }

  function aboutOf({ from, to }: Pick<Ask, 'from' | 'to'>): About {
    const { id, name, zone } = configOf(parts()).branch;
    return { branchId: id, branchName: name, from, to, madeAt: branch.engine.now(), zone };
  }

  /** How many days of a range still lack their rows, after some more were made; others are answered between two days. */
  async function prepared(from: string, to: string): Promise<number> {
    const missing = branch.factRows.missing(from, to);
    for (const day of missing.slice(0, DAYS_AT_ONCE)) {
      branch.factRows.keep(branch.ledger, day);
      await new Promise<void>((resolve) => soon(resolve));
    }
    return Math.max(0, missing.length - DAYS_AT_ONCE);
  }
}

function mustFit(ask: Pick<Ask, 'figures' | 'by'>): void {
  const unfit = unfitFigure(ask);
  if (unfit !== null) throw new ProblemError('figures.breakdownUnfit', { facts: { figure: unfit } });
}

function groupOf(text: string | undefined, by: readonly BreakdownKey[]): GroupKey | null {
  if (text === undefined) return null;
  try {
    const key = keyOf.parse(JSON.parse(text));
    if (key.length === by.length) return key;
  } catch {
    // Whatever is no group is refused as one.
  }
  throw new ProblemError('request.invalid');
}

function rowsView({ table, next }: ReturnType<typeof rowsPage>, names: Names): z.infer<typeof cubeRows> {
  const labelsOf = (key: string, place: number): Record<string, string> =>
    Object.fromEntries(
      [...new Set(table.rows.map((row) => row[place]))].flatMap((value) => {
        const words = typeof value === 'string' ? cellTitle(key, value, names) : null;
        return words === null ? [] : [[String(value), words]];
      }),
    );
  return {
    table: table.key,
    title: table.title,
    columns: table.columns.map(({ key, title, type }, place) => ({ key, title, type, labels: labelsOf(key, place) })),
    rows: table.rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? null : cell))),
    next: next === null ? null : `${next.date}.${next.place}`,
  };
}

import {
  type CategoriesView,
  categoriesView,
  categoryRule,
  measuredBody,
} from '@turno25/shared/contracts/centreCatalogue.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import { CATEGORIES, categoryOf, ruleTrouble } from '../../catalogue/categories.ts';
import type { Centre } from '../../centre.ts';
import { denominatorColumn } from '../../warehouse/sums.ts';
import { officerOf } from '../auth.ts';

type Row = CategoriesView['branches'][number];

/** Categories of branches from their four variables, by a rule that is shown whole. */
export function categoryRoutes(app: Api, centre: Centre): void {
  const view = async (): Promise<CategoriesView> => {
    const rule = centre.categories.rule();
    const counted = await countedIn(centre);
    const branches = (await named(centre)).map(({ branchId, name, declared }): Row => {
      const measured = centre.categories.measured(branchId);
      const attended = counted.get(branchId) ?? null;
      return { branchId, name, declared, counted: attended, measured, ...categoryOf(measured, rule) };
    });
    return JSON.parse(JSON.stringify({ rule, branches }));
  };

  app.get(
    '/categories',
    {
      config: { permission: 'catalogue.read' },
      schema: {
        tags: ['catalogue'],
        summary: 'The rule of categories, and each branch’s four values with what they come to',
        response: answers(categoriesView),
      },
    },
    view,
  );

  app.put(
    '/categories/rule',
    {
      config: { permission: 'catalogue.publish' },
      schema: {
        tags: ['catalogue'],
        summary: 'Set the rule by which categories are computed',
        body: categoryRule,
        response: answers(categoriesView),
      },
    },
    (request) => {
      if (ruleTrouble(request.body) !== null) throw new ProblemError('catalogue.badRule');
      centre.categories.setRule(request.body);
      note(officerOf(request).id, { rule: request.body });
      void centre.catchUp();
      return view();
    },
  );

  app.put(
    '/categories/branches/:id',
    {
      config: { permission: 'catalogue.prepare' },
      schema: {
        tags: ['catalogue'],
        summary: 'Write down what was measured of a branch',
        params: z.object({ id: z.string().max(63) }),
        body: measuredBody,
        response: answers(categoriesView),
      },
    },
    async (request) => {
      const { id } = request.params;
      if (!(await named(centre)).some(({ branchId }) => branchId === id)) throw new ProblemError('centre.noBranch');
      centre.categories.setMeasured(id, request.body);
      note(officerOf(request).id, { id, measured: request.body });
      void centre.catchUp();
      return view();
    },
  );

  /** A category decides whom a branch is compared with: who changed what it is made of stays written. */
  function note(who: string, about: Readonly<Record<string, unknown>>): void {
    centre.journal.write({ at: centre.sources.clock.now(), who, act: 'categoriesChanged', about });
  }
}

/** Attentions by branch in the year up to today, by the facts of its evidence: whoever was attended, once. */
async function countedIn({ warehouse, sources, zone }: Centre): Promise<ReadonlyMap<string, Row['counted']>> {
  const to = localDate(sources.clock.now(), zone);
  const attended = denominatorColumn('official') ?? '';
  const rows = await warehouse.rows(
    `SELECT branch_id, CAST(SUM(${attended}) AS BIGINT) AS attentions, COUNT(DISTINCT business_date) AS days
     FROM sum_unit WHERE business_date BETWEEN '${addDays(to, -364)}' AND '${to}' GROUP BY branch_id`,
  );
  return new Map(
    rows.map((row) => [
      String(row.branch_id),
      { attentions: Number(row.attentions ?? 0), days: Number(row.days ?? 0) },
    ]),
  );
}

/** Every branch that the centre knows, by its register or its warehouse, with the category that it gives itself. */
async function named({ branches, warehouse }: Centre): Promise<readonly Pick<Row, 'branchId' | 'name' | 'declared'>[]> {
  const rows = await warehouse.rows('SELECT branch_id, name, category FROM dim_branch ORDER BY branch_id');
  const known = new Map<string, Pick<Row, 'branchId' | 'name' | 'declared'>>();
  for (const { id, name } of branches.all()) known.set(id, { branchId: id, name, declared: null });
  for (const { branch_id: id, name, category } of rows) {
    const declared = CATEGORIES.find((one) => one === category) ?? null;
    known.set(String(id), { branchId: String(id), name: String(name), declared });
  }
  return [...known.values()].toSorted((a, b) => (a.branchId < b.branchId ? -1 : 1));
}

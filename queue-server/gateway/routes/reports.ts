import { setImmediate as nextTurn } from 'node:timers/promises';
import { quarterName } from '@turno25/shared/contracts/satisfaction.ts';
import { lastOfMonth } from '@turno25/shared/domain/calendar/businessDates.ts';
import { lastToldDate, lastTwelveMonths, wholeMonths } from '@turno25/shared/domain/calendar/months.ts';
import { datesOfQuarter } from '@turno25/shared/domain/calendar/quarters.ts';
import type { About } from '@turno25/shared/exports/about.ts';
import { MEDIA_TYPES } from '@turno25/shared/exports/names.ts';
import { packageOf } from '@turno25/shared/exports/package.ts';
import { reportFonts } from '@turno25/shared/exports/pdf/fonts.ts';
import { pdfOf } from '@turno25/shared/exports/pdf/render.ts';
import { workbook } from '@turno25/shared/exports/xlsx/workbook.ts';
import type { FigureKey } from '@turno25/shared/figures/cube/figures.ts';
import type { Api } from '@turno25/shared/http/api.ts';
import { sha256Digest } from '@turno25/shared/http/digest.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { SpooledFiles } from '@turno25/shared/http/spooledFiles.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { openTable } from '../../exports/openData.ts';
import { quarterReport } from '../../exports/report/quarter.ts';
import { indicatorSheets } from '../../exports/sheets/sheets.ts';
import { cubeReady } from '../../figures/cubeView.ts';
import type { LiveFacts } from '../../figures/liveFacts.ts';
import { configOf } from '../../read-models/visitView.ts';
import { exportRange, isExportRange } from '../exportRange.ts';

/** What is told to everybody. */
const OPEN: readonly FigureKey[] = ['tickets', 'attended', 'official', 'strict', 'waitP50', 'waitP90', 'abandonment'];

/** What is made of the figures for people: the report of a quarter, the sheets of the central system, open data (ADR 0077). */
export function reportRoutes(app: Api, branch: Branch, live: LiveFacts, files: SpooledFiles): void {
  const config = { permission: 'figures.read' } as const;
  const moment = () => ({ state: branch.engine.state(), now: branch.engine.now() });

  app.get(
    '/exports/report/:quarter',
    {
      config,
      schema: {
        tags: ['figures'],
        summary:
          'The report of a quarter as a tagged PDF: standard, people, satisfaction, cases, and the rule of each figure',
        params: z.object({ quarter: quarterName }),
      },
    },
    async (request, reply) => {
      const { quarter } = request.params;
      const [from, to] = datesOfQuarter(quarter);
      const at = moment();
      const { branch: own, standard } = configOf(at.state);
      await keepRows(from, to);
      const { seq, hash } = branch.ledger.head();
      const report = quarterReport({
        branchName: own.name,
        branchId: own.id,
        from,
        to,
        quarter,
        goal: standard.goalPercent,
        madeAt: at.now,
        zone: own.zone,
        head: { seq, hash: Buffer.from(hash).toString('hex') },
        ask: (figures, by) => cubeReady({ db: branch.db, live, ...at }, { from, to, figures, by }, null),
      });
      const file = { name: `turno25-${own.id}-informe-${quarter}.pdf`, type: 'application/pdf' };
      return files.send(request, reply, file, [await pdfOf(report, reportFonts())]);
    },
  );

  app.get(
    '/exports/sheets',
    {
      config,
      schema: {
        tags: ['figures'],
        summary:
          'The sheets that the central system asks for, as a workbook: indicators of processes and the study of satisfaction, of the last twelve months that are over',
        querystring: z.strictObject({ contact: z.string().trim().min(3).max(160) }),
      },
    },
    async (request, reply) => {
      const at = moment();
      const { branch: own, institutions, standard } = configOf(at.state);
      const months = lastTwelveMonths(localDate(at.now, own.zone));
      await keepRows(months.from, months.to);
      const sheets = indicatorSheets({
        branchName: own.name,
        institution: institutions[0]?.name ?? own.name,
        contact: request.query.contact,
        months,
        smallestCell: standard.smallestCell,
        ask: (figures, by) => cubeReady({ db: branch.db, live, ...at }, { ...months, figures, by }, null),
      });
      const file = { name: `turno25-${own.id}-fichas-${months.to}.xlsx`, type: MEDIA_TYPES.xlsx };
      return files.send(
        request,
        reply,
        file,
        workbook({ title: own.name, author: request.query.contact, madeAt: at.now, sheets }),
      );
    },
  );

  app.get(
    '/exports/open',
    {
      config,
      schema: {
        tags: ['figures'],
        summary:
          'Open data: figures by month and procedure, nothing of few people, as a ZIP with a datapackage.json; whole months that are over',
        querystring: z.strictObject(exportRange).refine(isExportRange),
      },
    },
    async (request, reply) => {
      const at = moment();
      const about = aboutOf(request.query);
      const months = wholeMonths(about.from, lastToldDate(about.to, localDate(at.now, about.zone)));
      if (months.length === 0) throw new ProblemError('exports.noWholeMonth');
      const dates = { from: `${months[0]}-01`, to: lastOfMonth(months.at(-1) ?? '') };
      await keepRows(dates.from, dates.to);
      const ready = cubeReady(
        { db: branch.db, live, ...at },
        { ...dates, figures: OPEN, by: ['month', 'service'] },
        null,
      );
      const { rows, ...head } = openTable(ready);
      const name = `turno25-${about.branchId}-datos-abiertos-${dates.from}_${dates.to}.zip`;
      const pieces = packageOf([{ key: 'open', head, rows }], ['csv'], { ...about, ...dates }, sha256Digest);
      return files.send(request, reply, { name, type: 'application/zip' }, pieces);
    },
  );

  /** Makes the rows of days that still lack them, a day at a time. */
  async function keepRows(from: string, to: string): Promise<void> {
    for (const day of branch.factRows.missing(from, to)) {
      branch.factRows.keep(branch.ledger, day);
      await nextTurn();
    }
  }

  function aboutOf({ from, to }: { readonly from: string; readonly to: string }): About {
    const { id, name, zone } = configOf(branch.engine.state()).branch;
    return { branchId: id, branchName: name, from, to, madeAt: branch.engine.now(), zone };
  }
}

import { FILE_FORMATS } from '@turno25/shared/contracts/exports.ts';
import { askedDates } from '@turno25/shared/contracts/national.ts';
import { quarterName } from '@turno25/shared/contracts/satisfaction.ts';
import { lastOfMonth } from '@turno25/shared/domain/calendar/businessDates.ts';
import { lastToldDate, wholeMonths } from '@turno25/shared/domain/calendar/months.ts';
import { datesOfQuarter } from '@turno25/shared/domain/calendar/quarters.ts';
import type { About } from '@turno25/shared/exports/about.ts';
import { fileOf } from '@turno25/shared/exports/formats.ts';
import { fileName, MEDIA_TYPES } from '@turno25/shared/exports/names.ts';
import { packageOf } from '@turno25/shared/exports/package.ts';
import { reportFonts } from '@turno25/shared/exports/pdf/fonts.ts';
import { pdfOf } from '@turno25/shared/exports/pdf/render.ts';
import type { Api } from '@turno25/shared/http/api.ts';
import { sha256Digest } from '@turno25/shared/http/digest.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { SpooledFiles } from '@turno25/shared/http/spooledFiles.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Centre } from '../../centre.ts';
import { nationOf } from '../../national/nation.ts';
import { standingOf } from '../../registry/standings.ts';
import { branchesOf } from '../../reports/branchesOf.ts';
import { branchTable, selectionCode, selectionWords } from '../../reports/branchTable.ts';
import { institutionDay } from '../../reports/institutionDay.ts';
import { openTable } from '../../reports/openTable.ts';
import { regionReport } from '../../reports/regionReport.ts';
import { mustBePeriod } from '../period.ts';

const format = z.enum(FILE_FORMATS).default('csv');
const id = z.string().min(1).max(63);

/** Files of the whole country for whoever analyses, for an institution, for print, for everybody; each says its SHA-256. */
export function reportRoutes(app: Api, centre: Centre, files: SpooledFiles): void {
  const config = { permission: 'reports.read' } as const;
  const tags = ['reports'];
  const now = (): number => centre.sources.clock.now();
  const today = (): string => localDate(now(), centre.zone);
  const standings = () => centre.branches.all().map((branch) => standingOf(branch, now()));
  const aboutOf = (branchId: string, branchName: string, { from, to }: Pick<About, 'from' | 'to'>): About => {
    return { origin: 'centre', branchId, branchName, from, to, madeAt: now(), zone: centre.zone };
  };

  app.get(
    '/reports/branches',
    {
      config,
      schema: {
        tags,
        summary: 'All branches or a selection, of everything or of an institution: a row each, doubted ones included',
        querystring: askedDates.extend({
          format,
          region: z
            .string()
            .regex(/^\d{2}$/)
            .optional(),
          category: z.enum(['A', 'B', 'C', 'D']).optional(),
          institution: id.optional(),
        }),
      },
    },
    async (request, reply) => {
      const { from, to, format: as, ...selection } = request.query;
      const period = mustBePeriod({ from, to });
      const table = branchTable(await branchesOf(centre.warehouse, period, selection, standings(), today()));
      const about = aboutOf(nameInFiles(selectionCode(selection)), selectionWords(selection), period);
      return files.send(request, reply, named(table.key, about, as), fileOf(as, table, table.rows, about));
    },
  );

  app.get(
    '/reports/institutions/:id/days/:date',
    {
      config,
      schema: {
        tags,
        summary:
          'What was done in the name of an institution on a date, by branch and service: sums, and nobody in them',
        params: z.object({ id, date: z.iso.date() }),
        querystring: z.strictObject({ format }),
      },
    },
    async (request, reply) => {
      const { id: institutionId, date } = request.params;
      const as = request.query.format;
      const known = await centre.warehouse.rows('SELECT institution_id, name FROM dim_institution');
      const own = known.find((row) => row.institution_id === institutionId);
      if (own === undefined) throw new ProblemError('request.notFound');
      const table = await institutionDay(centre.warehouse, institutionId, date, standings());
      const about = aboutOf(nameInFiles(institutionId), String(own.name), { from: date, to: date });
      return files.send(request, reply, named(table.key, about, as), fileOf(as, table, table.rows, about));
    },
  );

  app.get(
    '/reports/quarters/:quarter/regions.pdf',
    {
      config,
      schema: {
        tags,
        summary: 'The quarter by region from north to south as a tagged PDF, as far as it went',
        params: z.object({ quarter: quarterName }),
      },
    },
    async (request, reply) => {
      const { quarter } = request.params;
      const [from, to] = datesOfQuarter(quarter);
      const nation = await nationOf(centre.warehouse, { from, to }, standings(), today());
      const report = regionReport({ quarter, nation, madeAt: now(), zone: centre.zone });
      const file = { name: `turno25-pais-regiones-${quarter}.pdf`, type: 'application/pdf' };
      return files.send(request, reply, file, [await pdfOf(report, reportFonts())]);
    },
  );

  app.get(
    '/reports/open-data',
    {
      config,
      schema: {
        tags,
        summary:
          'Open data by comuna, month and institution, of whole months that are over and of no few people, as a ZIP with a datapackage.json',
        querystring: askedDates,
      },
    },
    async (request, reply) => {
      const period = mustBePeriod(request.query);
      const months = wholeMonths(period.from, lastToldDate(period.to, today()));
      if (months.length === 0) throw new ProblemError('exports.noWholeMonth');
      const table = await openTable(centre.warehouse, months, standings());
      const dates = { from: `${months[0]}-01`, to: lastOfMonth(months.at(-1) ?? '') };
      const about = aboutOf('pais', say('nationalFiles.whole'), dates);
      const file = { name: `turno25-pais-datos-abiertos-${dates.from}_${dates.to}.zip`, type: 'application/zip' };
      const tables = [{ key: table.key, head: table, rows: table.rows }];
      return files.send(request, reply, file, packageOf(tables, ['csv', 'xlsx', 'parquet'], about, sha256Digest));
    },
  );
}

function named(table: string, about: About, as: z.infer<typeof format>) {
  return { name: fileName(table, about, as), type: MEDIA_TYPES[as] };
}

/** What a name of a file may be made of, whatever an institution is called. */
function nameInFiles(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, '_');
}

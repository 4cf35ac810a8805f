import { exportList, FILE_FORMATS, type FileFormat } from '@turno25/shared/contracts/exports.ts';
import type { About } from '@turno25/shared/exports/about.ts';
import { tableSchema } from '@turno25/shared/exports/dictionary.ts';
import { fileOf } from '@turno25/shared/exports/formats.ts';
import { fileName, MEDIA_TYPES } from '@turno25/shared/exports/names.ts';
import { packageOf } from '@turno25/shared/exports/package.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { sha256Digest } from '@turno25/shared/http/digest.ts';
import type { SpooledFiles } from '@turno25/shared/http/spooledFiles.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { factSource } from '../../exports/tables/source.ts';
import { EXPORT_TABLES, type ExportTable, exportedTable } from '../../exports/tables/tables.ts';
import type { LiveFacts } from '../../figures/liveFacts.ts';
import { configOf } from '../../read-models/visitView.ts';
import { exportRange, isExportRange } from '../exportRange.ts';

/** Where only the columns are asked for. */
const NO_DATES = { from: '2000-01-02', to: '2000-01-01' };

const formatsAsked = z
  .string()
  .default('csv,xlsx,sav')
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(FILE_FORMATS)).min(1))
  .refine((list) => new Set(list).size === list.length);

/** Tables of sealed days as files that other programs read (ADR 0077): who attended is in none of them. */
export function exportRoutes(app: Api, branch: Branch, live: LiveFacts, files: SpooledFiles): void {
  const config = { permission: 'figures.read' } as const;

  app.get(
    '/exports',
    {
      config,
      schema: {
        tags: ['figures'],
        summary: 'Tables that leave the branch as files, with their columns, and the formats of these',
        response: answers(exportList),
      },
    },
    () => ({
      formats: [...FILE_FORMATS],
      tables: EXPORT_TABLES.map((key) => {
        const { head } = tableOf(key, NO_DATES);
        return { key, title: head.title, schema: head.schema, ...tableSchema(head) };
      }),
    }),
  );

  app.get(
    '/exports/:table',
    {
      config,
      schema: {
        tags: ['figures'],
        summary: 'A table of the sealed days of a range, at most a year, as a file; its SHA-256 stands in the answer',
        params: z.object({ table: z.enum(EXPORT_TABLES) }),
        querystring: z.strictObject({ ...exportRange, format: z.enum(FILE_FORMATS) }).refine(isExportRange),
      },
    },
    (request, reply) => {
      const { table } = request.params;
      const { format, ...dates } = request.query;
      const about = aboutOf(dates);
      const { head, rows } = tableOf(table, dates);
      const file = { name: fileName(table, about, format), type: MEDIA_TYPES[format] };
      return files.send(request, reply, file, fileOf(format, head, rows, about));
    },
  );

  app.get(
    '/exports/package',
    {
      config,
      schema: {
        tags: ['figures'],
        summary:
          'All the tables of a range in some formats as one ZIP, with a datapackage.json that has the SHA-256, the version and the columns of each',
        querystring: z.strictObject({ ...exportRange, formats: formatsAsked }).refine(isExportRange),
      },
    },
    (request, reply) => {
      const { formats, ...dates } = request.query;
      const about = aboutOf(dates);
      const tables = EXPORT_TABLES.map((key) => tableOf(key, dates));
      const name = `turno25-${about.branchId}-${about.from}_${about.to}.zip`;
      return files.send(
        request,
        reply,
        { name, type: 'application/zip' },
        packageOf(tables, formats as FileFormat[], about, sha256Digest),
      );
    },
  );

  const moment = () => ({ state: branch.engine.state(), now: branch.engine.now() });

  function tableOf(key: ExportTable, dates: { readonly from: string; readonly to: string }) {
    const at = moment();
    return exportedTable(key, factSource(branch, live, at, dates), configOf(at.state));
  }

  function aboutOf({ from, to }: { readonly from: string; readonly to: string }): About {
    const { id, name, zone } = configOf(branch.engine.state()).branch;
    return { branchId: id, branchName: name, from, to, madeAt: branch.engine.now(), zone };
  }
}

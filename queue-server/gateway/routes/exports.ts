import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { exportList } from '@turno25/shared/contracts/exports.ts';
import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import type { About } from '@turno25/shared/exports/about.ts';
import { tableSchema } from '@turno25/shared/exports/dictionary.ts';
import { fileOf } from '@turno25/shared/exports/formats.ts';
import { FILE_FORMATS, type FileFormat, fileName, MEDIA_TYPES } from '@turno25/shared/exports/names.ts';
import { type Digest, packageOf } from '@turno25/shared/exports/package.ts';
import { pdfOf } from '@turno25/shared/exports/pdf/render.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { reportFonts } from '../../exports/report/fonts.ts';
import { quarterReport } from '../../exports/report/quarter.ts';
import { type Spooled, spooled } from '../../exports/spool.ts';
import { factSource } from '../../exports/tables/source.ts';
import { EXPORT_TABLES, type ExportTable, exportedTable } from '../../exports/tables/tables.ts';
import { cubeReady } from '../../figures/cubeView.ts';
import { LiveFacts } from '../../figures/liveFacts.ts';
import { configOf } from '../../read-models/visitView.ts';
import { type Api, answers } from '../api.ts';
import { ProblemError } from '../problems.ts';
import { datesOf, quarterName } from '../quarters.ts';

/** Files that are written at the same time: each takes a core for seconds, and the queue has the first claim to it. */
const AT_ONCE = 2;
const MOST_DAYS = 366;
/** Where only the columns are asked for. */
const NO_DATES = { from: '2000-01-02', to: '2000-01-01' };

const range = { from: businessDate, to: businessDate };
const isRange = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_DAYS;

const formatsAsked = z
  .string()
  .default('csv,xlsx,sav')
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(FILE_FORMATS)).min(1))
  .refine((list) => new Set(list).size === list.length);

/** Tables of sealed days as files that other programs read (ADR 0077): who attended is in none of them. */
export function exportRoutes(app: Api, branch: Branch): void {
  const live = new LiveFacts(branch.ledger, branch.factRows);
  let running = 0;
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
        querystring: z.strictObject({ ...range, format: z.enum(FILE_FORMATS) }).refine(isRange),
      },
    },
    (request, reply) => {
      const { table } = request.params;
      const { format, ...dates } = request.query;
      const about = aboutOf(dates);
      const { head, rows } = tableOf(table, dates);
      const file = { name: fileName(table, about, format), type: MEDIA_TYPES[format] };
      return sent(request, reply, file, fileOf(format, head, rows, about));
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
        querystring: z.strictObject({ ...range, formats: formatsAsked }).refine(isRange),
      },
    },
    (request, reply) => {
      const { formats, ...dates } = request.query;
      const about = aboutOf(dates);
      const tables = EXPORT_TABLES.map((key) => tableOf(key, dates));
      const name = `turno25-${about.branchId}-${about.from}_${about.to}.zip`;
      return sent(
        request,
        reply,
        { name, type: 'application/zip' },
        packageOf(tables, formats as FileFormat[], about, sha256),
      );
    },
  );

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
      const [from, to] = datesOf(quarter);
      const at = { state: branch.engine.state(), now: branch.engine.now() };
      const { branch: own, standard } = configOf(at.state);
      for (const day of branch.factRows.missing(from, to)) {
        branch.factRows.keep(branch.ledger, day);
        await nextTurn();
      }
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
      return sent(request, reply, file, [await pdfOf(report, reportFonts())]);
    },
  );

  function tableOf(key: ExportTable, dates: { readonly from: string; readonly to: string }) {
    const at = { state: branch.engine.state(), now: branch.engine.now() };
    return exportedTable(key, factSource(branch, live, at, dates), configOf(at.state));
  }

  function aboutOf({ from, to }: { readonly from: string; readonly to: string }): About {
    const { id, name, zone } = configOf(branch.engine.state()).branch;
    return { branchId: id, branchName: name, from, to, madeAt: branch.engine.now(), zone };
  }

  /** Writes the file first, and sends it with its digest; whoever leaves meanwhile stops it. */
  async function sent(
    request: FastifyRequest,
    reply: FastifyReply,
    { name, type }: { readonly name: string; readonly type: string },
    pieces: Iterable<Uint8Array>,
  ): Promise<FastifyReply> {
    if (running >= AT_ONCE) throw new ProblemError('request.tooMany');
    running += 1;
    let file: Spooled | null;
    try {
      file = await spooled(pieces, () => request.raw.socket.destroyed);
    } finally {
      running -= 1;
    }
    if (file === null) return reply;
    return reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-length', file.bytes)
      .header('x-content-sha256', file.sha256)
      .send(file.stream());
  }
}

function sha256(): Digest {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

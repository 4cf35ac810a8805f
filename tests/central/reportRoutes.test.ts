import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import type { DuckDbWarehouse } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { FILE_FORMATS } from '@turno25/shared/contracts/exports.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { clientOf } from '../support/branch.ts';
import { withCentre } from './centreUnderTest.ts';

const DAYS = ['2026-10-05', '2026-10-06', '2026-10-07', '2026-11-18', '2026-11-19'];
const DATES = 'from=2026-10-01&to=2026-11-20';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
if (!pdftotext) console.warn('Not read by a second reader: pdftotext is not installed (apt-get install poppler-utils)');

test('files of the country say their digest, add up to the page, and are for whoever may read them', () =>
  withCentre(
    async ({ centre, folder, address, admin }) => {
      await loadGenerated(centre.warehouse as DuckDbWarehouse, generatedBranches(6, [], 30), DAYS);
      const client = await admin();
      const get = async (path: string) => {
        const answer = await client.call('GET', path);
        expect([path, answer.status]).toEqual([path, 200]);
        expect(answer.headers.get('x-content-sha256')).toBe(sha256(answer.bytes));
        return answer;
      };
      const nation = (await client.call('GET', `/national?${DATES}`)).body;
      for (const format of FILE_FORMATS) {
        const { headers } = await get(`/reports/branches?${DATES}&format=${format}`);
        expect(headers.get('content-disposition')).toContain('turno25-pais-branches-2026-10-01_2026-11-20.');
      }
      const csv = parse((await get(`/reports/branches?${DATES}`)).text, { columns: true }) as Record<string, string>[];
      expect(csv.reduce((sum, row) => sum + Number(row.official_numerator), 0)).toBe(nation.total.official.n);
      const ofOne = await get(`/reports/branches?${DATES}&region=13&category=A&institution=ips&format=csv`);
      expect(ofOne.headers.get('content-disposition')).toContain('turno25-pais-13-A-ips-branches-');
      const day = await get('/reports/institutions/ips/days/2026-11-18?format=csv');
      expect(parse(day.text, { columns: true }).length).toBeGreaterThan(6);

      const { bytes } = await get(`/reports/open-data?${DATES}`);
      const packed = unzipSync(bytes);
      const described = JSON.parse(new TextDecoder().decode(packed['datapackage.json']));
      expect(described.sources[0].title).toContain('probada por el nivel central');
      for (const { path, hash } of described.resources)
        expect(`sha256:${sha256(packed[path] ?? new Uint8Array())}`).toBe(hash);
      // November goes on: October alone is told.
      const open = described.resources.find(({ format }: { format: string }) => format === 'csv').path;
      expect(open).toBe('turno25-pais-open_national-2026-10-01_2026-10-31.csv');

      const report = await get('/reports/quarters/2026-Q4/regions.pdf');
      writeFileSync(join(folder, 'regions.pdf'), report.bytes);
      if (process.env.TURNO25_KEEP !== undefined) writeFileSync(process.env.TURNO25_KEEP, report.bytes);
      const pdf = await getDocument({ data: report.bytes.slice(), verbosity: 0 }).promise;
      const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, place) => pdf.getPage(place + 1)));
      const roles = JSON.stringify(await Promise.all(pages.map((page) => page.getStructTree())));
      for (const role of ['H1', 'H2', 'P', 'Figure', 'Table', 'TH', 'TD']) expect(roles).toContain(`"role":"${role}"`);
      expect(roles).toContain('"alt":"Cumplimiento oficial (barra llena) y estricto');
      const items = await Promise.all(pages.map(async (page) => (await page.getTextContent()).items));
      const text = items.flatMap((of) => of.map((item) => ('str' in item ? item.str : ''))).join('|');
      const written = new Intl.NumberFormat('es-CL', { useGrouping: 'always' });
      for (const words of [written.format(nation.total.official.n), written.format(nation.total.tickets)])
        expect(text).toContain(words);
      expect(text.indexOf('Arica y Parinacota')).toBeLessThan(text.indexOf('Metropolitana de Santiago'));
      await pdf.cleanup();
      if (pdftotext) {
        const { stdout } = spawnSync('pdftotext', ['-layout', join(folder, 'regions.pdf'), '-'], { encoding: 'utf8' });
        const plain = stdout.replace(/\s+/g, ' ');
        for (const words of [
          'El trimestre por región',
          'es una meta entre varias y nunca un tramo del bono',
          '6 sucursales son generadas',
          'aún cambian',
        ])
          expect(plain).toContain(words);
      }

      const status = async (path: string): Promise<number> => (await client.call('GET', path)).status;
      expect(await status('/reports/branches?from=2026-11-20&to=2026-10-01')).toBe(400);
      expect(await status(`/reports/branches?${DATES}&region=metropolitana`)).toBe(400);
      expect(await status('/reports/institutions/nadie/days/2026-11-18')).toBe(404);
      expect(await status('/reports/quarters/2026-4/regions.pdf')).toBe(400);
      expect(await status('/reports/open-data?from=2026-11-01&to=2026-11-20')).toBe(409);
      expect((await clientOf(address, null).call('GET', `/reports/branches?${DATES}`)).status).toBe(401);
    },
    { clock: new VirtualClock(Date.parse('2026-11-20T15:00:00Z')), duck: true },
  ));

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { atOneCounter, done } from '../support/oneCounter.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const spools = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('turno25-export-'));

test('tables of sealed days leave as files that say their digest; nobody who attends is in one, and a half month tells no answer', async () => {
  const before = spools().length;
  await atOneCounter(async (counter) => {
    const [first, second] = await counter.tickets(2);
    await counter.attends(first!);
    counter.wait(30);
    await counter.attends(second!);
    const { anonymous, manager, attendants, branch } = counter.served;
    done(await anonymous.call('POST', '/surveys', { code: first!.surveyCode, global: 2 }), 'bound');
    const dates = 'from=2026-11-01&to=2026-11-30';
    const get = async (path: string) => done(await manager.call('GET', path), path);

    // Of the day that goes on there is nothing: it has no seal.
    expect((await get(`/exports/units?${dates}&format=csv`)).text.trim().split('\r\n')).toHaveLength(1);
    await counter.does('close');
    await branch.act({ type: 'closeDay', force: true });

    const list = (await get('/exports')).body;
    expect(list.tables.map(({ key }: { key: string }) => key)).toEqual([
      'units',
      'attentions',
      'calls',
      'door',
      'cases',
      'answers',
    ]);
    for (const { key } of list.tables)
      for (const format of list.formats) {
        const { bytes, headers } = await get(`/exports/${key}?${dates}&format=${format}`);
        expect(headers.get('x-content-sha256')).toBe(sha256(bytes));
        expect(headers.get('content-disposition')).toContain(`turno25-`);
      }
    const units = (await get(`/exports/units?${dates}&format=csv`)).text.split('\r\n');
    expect(units).toHaveLength(4);
    const column = units[0]!.split(',').indexOf('within_official');
    expect(units.slice(1, 3).map((line) => line.split(',')[column])).toEqual(['1', '0']);

    const packed = unzipSync((await get(`/exports/package?${dates}&formats=csv,json,excelCsv`)).bytes);
    const described = JSON.parse(new TextDecoder().decode(packed['datapackage.json']));
    expect(described.resources).toHaveLength(list.tables.length * 3);
    for (const { path, hash, bytes } of described.resources) {
      const content = packed[path]!;
      expect([`sha256:${sha256(content)}`, content.length]).toEqual([hash, bytes]);
      const text = new TextDecoder().decode(content);
      for (const who of ['attendant', 'counter_id', branch.accounts.name(attendantIdOf(branch))])
        expect(text).not.toContain(who);
    }
    const answers = Object.keys(packed).find((name) => /answers.*\d\.csv$/.test(name))!;
    expect(new TextDecoder().decode(packed[answers]).trim().split('\r\n')).toHaveLength(1);

    const status = async (path: string, as = manager) => (await as.call('GET', path)).status;
    expect(await status(`/exports/units?${dates}&format=csv`, attendants[0]!)).toBe(403);
    expect(await status('/exports/units?from=2025-01-01&to=2026-11-30&format=csv')).toBe(400);
    expect(await status('/exports/units?from=2026-11-30&to=2026-11-01&format=csv')).toBe(400);
    expect(await status(`/exports/counters?${dates}&format=csv`)).toBe(400);
    expect(await status(`/exports/package?${dates}&formats=csv,csv`)).toBe(400);
  });
  // What was written for sending is gone with the sending.
  await expect.poll(() => spools().length).toBeLessThanOrEqual(before);
});

function attendantIdOf(branch: Parameters<Parameters<typeof atOneCounter>[0]>[0]['served']['branch']): string {
  const started = [...branch.ledger.events()].find(({ type }) => type === 'visitCalled')!;
  return (started.payload as { attendantId: string }).attendantId;
}

test('the report of a quarter is a tagged PDF in Spanish: its words and numbers are read back, its tables have heads', async () => {
  await atOneCounter(async (counter) => {
    const [first, second] = await counter.tickets(2);
    await counter.attends(first!);
    counter.wait(30);
    await counter.attends(second!);
    const { manager, branch } = counter.served;
    await counter.does('close');
    await branch.act({ type: 'closeDay', force: true });
    const { bytes, headers } = done(await manager.call('GET', '/exports/report/2026-Q4'), 'report');
    expect([headers.get('content-type'), headers.get('x-content-sha256')]).toEqual(['application/pdf', sha256(bytes)]);
    if (process.env.TURNO25_KEEP !== undefined) writeFileSync(process.env.TURNO25_KEEP, bytes);
    const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, place) => pdf.getPage(place + 1)));
    const text = (
      await Promise.all(
        pages.map(async (page) => {
          const { items } = await page.getTextContent();
          return items.map((item) => ('str' in item ? item.str : '')).join('|');
        }),
      )
    ).join('|');
    for (const words of ['Informe del trimestre 2026-Q4', 'Oficial: dentro del límite', 'No es la Medición'])
      expect(text).toContain(words);
    expect(text).toMatch(/dentro del límite\|[ |]*1\|[ |]*2\|[ |]*50\|/);
    expect(text).toContain(`${Buffer.from(branch.ledger.head().hash).toString('hex').slice(0, 16)}`);
    const roles = JSON.stringify(await Promise.all(pages.map((page) => page.getStructTree())));
    for (const role of ['H1', 'H2', 'Figure', 'Table', 'TH', 'TD']) expect(roles).toContain(`"role":"${role}"`);
    expect(roles).toContain('"alt":"Cumplimiento oficial y estricto por semana');
    const { info } = (await pdf.getMetadata()) as { info: { Title: string; Language?: string } };
    expect(info.Title).toBe('Informe del trimestre 2026-Q4');
    await pdf.cleanup();
    // A quarter in which the branch never opened says so in numbers, and is no error.
    expect(done(await manager.call('GET', '/exports/report/2024-Q1'), 'empty').bytes.length).toBeGreaterThan(1_000);
  });
});

test('sheets of the central system and open data: the last twelve months, and nothing of few people', async () => {
  await atOneCounter(async (counter) => {
    const [first] = await counter.tickets(1);
    await counter.attends(first!);
    const { anonymous, manager, branch } = counter.served;
    done(await anonymous.call('POST', '/surveys', { code: first!.surveyCode, global: 2 }), 'bound');
    await counter.does('close');
    await branch.act({ type: 'closeDay', force: true });
    const open = '/exports/open?from=2026-11-01&to=2026-11-30';
    const early = await manager.call('GET', open);
    expect([early.status, early.body.code]).toEqual([409, 'exports.noWholeMonth']);
    counter.clock.set(Date.parse('2026-12-02T13:00:00Z'));
    const december = await counter.signIn('manager');
    expect((await december.call('GET', '/exports/sheets')).status).toBe(400);
    const sheets = done(await december.call('GET', '/exports/sheets?contact=María%20Soto,%20101'), 'sheets').bytes;
    const file = join(mkdtempSync(join(tmpdir(), 'turno25-sheets-')), 'fichas.xlsx');
    writeFileSync(file, sheets);
    const names = (await readXlsxFile(file)).map(({ sheet }) => sheet);
    expect(names).toHaveLength(6);
    const official = (await readSheet(file, 1)) as unknown[][];
    const row = (name: string): unknown => official.find(([first]) => first === name)?.[1];
    expect(row('Contacto')).toBe('María Soto, 101');
    expect(row('Ámbito')).toBe('Atención presencial');
    expect(row('Numerador')).toContain('within_official');
    expect(official.find(([first]) => first === '2026-11')?.slice(0, 4)).toEqual(['2026-11', '100', '1', '1']);
    const opinions = (await readSheet(file, names.at(-1)!)) as unknown[][];
    expect(opinions.find(([first]) => first === 'Muestra')?.[1]).toContain('contadas: oculta;');

    const packed = unzipSync(done(await december.call('GET', open), 'open').bytes);
    const described = JSON.parse(new TextDecoder().decode(packed['datapackage.json']));
    expect(described.resources.map(({ path }: { path: string }) => path)).toEqual(
      Object.keys(packed).filter((name) => name.endsWith('.csv')),
    );
    // Of one person nothing is told: neither the procedure nor the month.
    expect(new TextDecoder().decode(packed[described.resources[0].path]).trim().split('\r\n')).toHaveLength(1);
    rmSync(dirname(file), { recursive: true });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@turno25/shared/time/clock.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { expect, test } from 'vitest';
import { openOutboxDatabase } from '../../outbox/database.ts';
import { Outbox } from '../../outbox/outbox.ts';
import { type HostStory, withHost } from '../testing/withHost.ts';

const PLACE = { branch: 'Sucursal Ñuñoa', device: 'Tótem de la entrada', zone: 'America/Santiago' };
const tried = async ({ call }: HostStory, testId: string, part = 'printer'): Promise<string> =>
  (await call('POST', '/tests', { testId, part, ...PLACE })).body.outcome;
const papers = async ({ call }: HostStory): Promise<string[]> =>
  (await call('GET', '/dock')).body.papers.filter((paper: any) => paper.whole).map((paper: any) => paper.text);

test('a slip comes out once, however often it is asked for; it takes no number and is told to nobody as a ticket', () =>
  withHost(async (story) => {
    const before = (await story.call('GET', '/status')).body.numbers;
    const [one, same] = await Promise.all([tried(story, 'test-0001'), tried(story, 'test-0001')]);
    expect([one, same, await tried(story, 'test-0001')]).toEqual(['printed', 'printed', 'printed']);
    const [slip, ...others] = await papers(story);
    expect(others).toEqual([]);
    expect(slip).toContain('No es un turno');
    expect(slip).toContain('Tótem de la entrada');
    expect((await story.call('GET', '/status')).body).toMatchObject({
      numbers: before,
      outbox: { undelivered: 0, refused: 0, unprinted: 0 },
    });
    expect(story.prints.all).toEqual([]);
    // Nothing but what was agreed is printed.
    expect((await story.call('POST', '/tests', { testId: 'test-0002', part: 'knife', ...PLACE })).status).toBe(400);
  }));

test('without paper, with the cover open and with no printer the page is told which; and so of the scanner', () =>
  withHost(async (story) => {
    await story.dock({ what: 'paper', state: 'low' });
    expect(await tried(story, 'low')).toBe('paperLow');
    await story.dock({ what: 'paper', state: 'out' });
    expect(await tried(story, 'out')).toBe('paperOut');
    await story.dock({ what: 'paper', state: 'ok' });
    await story.dock({ what: 'cover', state: 'open' });
    expect(await tried(story, 'cover')).toBe('coverOpen');
    await story.dock({ what: 'cover', state: 'closed' });
    await story.dock({ what: 'printer', plugged: false });
    expect(await tried(story, 'unplugged')).toBe('silent');
    expect(await tried(story, 'scanner', 'scanner')).toBe('attached');
    await story.dock({ what: 'scanner', plugged: false });
    await story.statuses.until((all) => all.at(-1)?.scanner === 'disconnected');
    expect(await tried(story, 'no-scanner', 'scanner')).toBe('detached');
    // What failed is not printed by itself when the printer is mended, as a ticket is.
    await story.dock({ what: 'printer', plugged: true });
    expect(await tried(story, 'unplugged')).toBe('silent');
    expect(await papers(story)).toHaveLength(1);
  }));

test('a kiosk that went down while its slip came out does not print it again, and says that it does not know', () => {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  const opened = () => {
    const db = openOutboxDatabase(join(folder, 'outbox.db'));
    return { db, outbox: new Outbox(db, { clock: systemClock, newId: systemId }) };
  };
  try {
    const before = opened();
    expect(before.outbox.tests.begin('one').isNew).toBe(true);
    expect(before.outbox.tests.begin('two').isNew).toBe(true);
    before.outbox.tests.became('two', 'printed');
    before.db.close();
    const { db, outbox } = opened();
    expect(outbox.tests.begin('one')).toEqual({ isNew: false, outcome: 'unsure' });
    expect(outbox.tests.begin('two')).toEqual({ isNew: false, outcome: 'printed' });
    for (let made = 0; made < 80; made += 1) outbox.tests.begin(`test-${made}`);
    expect(db.prepare('SELECT count(*) FROM tests').pluck().get()).toBe(50);
    db.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayRows } from '@turno25/shared/domain/figures/sealedRows.ts';
import { measureDay as measureV1 } from '@turno25/shared/domain/figures/v1/measured.ts';
import { standardFigures } from '@turno25/shared/domain/figures/v1/standard.ts';
import type { AnyEvent } from '@turno25/shared/domain/figures/v2/events.ts';
import { measureDay } from '@turno25/shared/domain/figures/v2/measured.ts';
import { rollFigures } from '@turno25/shared/domain/figures/v2/rolls.ts';
import { type Compliance, standardOf } from '@turno25/shared/domain/figures/v2/standard.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import { needProgram } from '@turno25/shared/testing/program.ts';
import { TestDay } from '@turno25/shared/testing/testDay.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { type RandomDay, randomDays } from '../support/randomWaits.ts';
import { DATE, eventsOf, histories, nowOf } from '../support/waitHistories.ts';

/** The shares that money hangs on, as the auditor's program computes them from the documents alone, against ours. */
const SCRIPT = fileURLToPath(new URL('../../docs/auditor/figures.py', import.meta.url));
const ROWS = fileURLToPath(new URL('../../docs/auditor/rows.py', import.meta.url));
const SEED = Number(process.env.AUDITOR_SEED ?? Math.floor(Math.random() * 2 ** 31));
const DAYS = Number(process.env.AUDITOR_DAYS ?? 100);
const folder = tempFolder();

beforeAll(() => needProgram('python3', '--version'));
afterAll(() => removeFolder(folder));

/** What the auditor's program says of each of some days, in one process. */
function computed(days: readonly RandomDay[], script = SCRIPT): readonly unknown[] {
  const file = join(folder, 'days.ndjson');
  writeFileSync(file, days.map((day) => `${JSON.stringify(day)}\n`).join(''));
  const run = spawnSync('python3', ['-B', script, '--events', file], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  expect(run.stderr).toBe('');
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A day at random, opened with version 2 of the formulas. */
const daysOfVersion2 = randomDays.map(({ events, now }): RandomDay => {
  const told = (event: AnyEvent) =>
    event.type === 'dayOpened' ? { ...event, payload: { ...(event.payload as object), formulas: 2 } } : event;
  return { events: events.map(told), now };
});

/** One visit of a day of version 1; instants and spans in milliseconds, about the limits. */
const span = fc.oneof(fc.constantFrom(0, 1, 600_000, 1_500_000, 1_500_001), fc.integer({ min: 0, max: 2_400_000 }));
const life = fc.record({
  at: fc.integer({ min: 0, max: 18_000_000 }),
  bookedAfter: fc.oneof(fc.constant(null), fc.integer({ min: -900_000, max: 900_000 })),
  limitMs: fc.constantFrom(600_000, 1_500_000),
  toCall: span,
  holds: fc.array(
    fc.record({
      after: span,
      lasts: span,
      by: fc.constantFrom('citizen' as const, 'staff' as const),
      straight: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  movedAfter: fc.oneof(fc.constant(null), span),
  toEnd: span,
  how: fc.constantFrom(
    'finished',
    'transferred',
    'noShow',
    'left',
    'removed',
    'expired',
    'attending',
    'called',
    'waiting',
  ),
  excluded: fc.boolean(),
});

/** The events of one visit, at a counter of its own. */
function live(day: TestDay, lived: typeof life extends fc.Arbitrary<infer T> ? T : never, index: number): void {
  const [id, counter] = [`v${index}`, `c${index}`];
  const bookedFor = lived.bookedAfter === null ? null : day.origin + lived.at + lived.bookedAfter;
  day.issue(id, lived.at, { limitMs: lived.limitMs, bookedFor });
  let at = lived.at + lived.toCall;
  const ends = { left: 'visitLeft', expired: 'visitExpired' } as const;
  if (lived.how !== 'waiting' && lived.how !== 'left') day.call(id, at, counter);
  if (lived.movedAfter !== null && lived.how !== 'waiting' && lived.how !== 'left') {
    at += lived.movedAfter;
    day.transfer(id, at, 'housing', 1).call(id, at + lived.toCall, counter);
    at += lived.toCall;
  }
  for (const { after, lasts, by, straight } of lived.how === 'waiting' || lived.how === 'left' ? [] : lived.holds) {
    day.hold(id, at + after, by, counter);
    at += after + lasts;
    if (!straight) day.comeBack(id, at);
    day.call(id, at, counter);
  }
  const end = at + lived.toEnd;
  if (lived.how === 'left' || lived.how === 'expired') day.add(ends[lived.how], end, { visitId: id });
  if (lived.how === 'removed') day.add('visitRemoved', end, { visitId: id, reason: { code: 'other', note: null } });
  if (lived.how === 'noShow') day.noShow(id, end, counter);
  if (['finished', 'transferred', 'attending'].includes(lived.how)) day.start(id, at, counter);
  if (lived.how === 'finished') day.finish(id, end, 'resolved', counter);
  if (lived.how === 'transferred')
    day
      .transfer(id, end, 'housing', 2)
      .call(id, end + lived.toCall, counter)
      .noShow(id, end + lived.toCall, counter);
  if (lived.excluded && index % 3 === 0) day.exclude(id, end, 'contingency', '1');
}

const daysOfVersion1 = fc
  .record({ lives: fc.array(life, { maxLength: 40 }), now: fc.constantFrom(null, 40_000_000) })
  .map(({ lives, now }): RandomDay => {
    const day = new TestDay();
    day.add('dayOpened', 0, { date: DATE } as EventPayloads['dayOpened']);
    for (const [index, lived] of lives.entries()) live(day, lived, index);
    return { events: day.events, now: now === null ? null : day.origin + now };
  });

function ours({ events, now }: RandomDay) {
  const day = measureDay(events, DATE, now);
  const standard = standardOf(day);
  const roll = rollFigures(day, events);
  return {
    ...shares(standard),
    withoutExclusions: shares(standard.withoutExclusions),
    ...(roll === undefined ? {} : { roll: { ...roll, without: shares(roll.without) } }),
  };
}

function shares({ official, strict, withoutBrief }: Compliance) {
  return { official, strict, withoutBrief: { official: withoutBrief.official, strict: withoutBrief.strict } };
}

function oursOfVersion1({ events, now }: RandomDay) {
  const { official, strict, lostPastLimit } = standardFigures(measureV1(events, DATE, now));
  return { official, strict, lostPastLimit };
}

describe('the shares that the auditor computes', () => {
  it('are those of every day worked by hand', () => {
    const known = histories();
    const pair = ([num, den]: readonly number[]) => ({ num, den });
    const expected = known.map(({ name, expect: { day } }) => {
      const told = (share: unknown) => {
        const { official, strict } = share as Record<'official' | 'strict', readonly number[]>;
        return { official: pair(official), strict: pair(strict) };
      };
      return [name, { ...told(day), withoutBrief: told(day.withoutBrief ?? day) }];
    });
    const said = computed(known.map((history) => ({ events: eventsOf(history), now: nowOf(history) })));
    expect(known).toHaveLength(36);
    expect(known.map(({ name }, index) => [name, said[index]])).toMatchObject(expected);
  });

  it.each([
    [1, daysOfVersion1, oursOfVersion1],
    [2, daysOfVersion2, ours],
  ])('by version %i are ours on days at random', (_, arbitrary, expected) => {
    console.info(`AUDITOR_SEED=${SEED} AUDITOR_DAYS=${DAYS}`);
    const days = fc.sample(arbitrary, { numRuns: DAYS, seed: SEED });
    const said = computed(days);
    days.forEach((day, index) => {
      expect(said[index], `day ${index} of seed ${SEED}`).toEqual(expected(day));
    });
  });

  it('lose no failure where two tickets continue each other, which no verb writes', () => {
    const [first] = histories();
    const events = eventsOf(first!);
    const issued = events.find(({ type }) => type === 'ticketIssued')!;
    const opened = events.filter(({ type }) => type === 'dayOpened');
    const ticket = (visitId: string, ordinal: number, continues: string) => ({
      ...issued,
      payload: { ...(issued.payload as object), visitId, ordinal, number: ordinal, continues },
    });
    const late = issued.at + 400 * 60_000;
    const left = (visitId: string) => ({
      ...issued,
      at: late,
      type: 'visitLeft',
      payload: { visitId, by: 'ownToken' },
    });
    const loop = [...opened, ticket('a', 1, 'b'), ticket('b', 2, 'a'), left('a'), left('b')] as RandomDay['events'];
    const day = { events: loop, now: late };
    expect(computed([day])[0]).toMatchObject(ours(day));
    expect(ours(day).strict).toEqual({ num: 0, den: 2 });
  });
});

/** What the events of the ledger always have, and those of a history leave out where shares do not need it. */
function whole(event: AnyEvent): AnyEvent {
  const payload = event.payload as object;
  if (event.type === 'visitCalled') return { ...event, payload: { why: { mode: 'next' }, ...payload } };
  if (event.type === 'attentionFinished') return { ...event, payload: { outcome: 'resolved', ...payload } };
  if (event.type === 'ticketIssued') return { ...event, payload: { bookedFor: null, ...payload } };
  return event;
}

/** The day with its closing, after everything that happened. */
function closed({ events }: RandomDay): RandomDay {
  const last = Math.max(...events.map(({ at }) => at));
  const over = { type: 'dayClosed', at: last + 60_000, businessDate: DATE, payload: { date: DATE } } as AnyEvent;
  const isClosed = events.some(({ type }) => type === 'dayClosed');
  return { events: (isClosed ? events : [...events, over]).map(whole), now: null };
}

/** Our rows; null for a day in which a call or an attention follows nothing that it could follow: no ledger holds one. */
function rowsByUs(version: number, { events }: RandomDay): unknown {
  try {
    return JSON.parse(JSON.stringify(dayRows(version, events, DATE, null)));
  } catch {
    return null;
  }
}

describe('the rows that a seal names', () => {
  it.each([
    [1, daysOfVersion1],
    [2, daysOfVersion2],
  ])('by version %i are the auditor’s on days at random', (version, arbitrary) => {
    const days = fc.sample(arbitrary, { numRuns: DAYS, seed: SEED }).map(closed);
    const rows = days.map((day) => rowsByUs(version, day));
    const possible = days.filter((_, index) => rows[index] !== null);
    expect(possible.length).toBeGreaterThan(DAYS / 4);
    const said = computed(possible, ROWS);
    rows
      .filter((one) => one !== null)
      .forEach((one, index) => {
        expect(said[index], `day ${index} of AUDITOR_SEED=${SEED}`).toEqual(one);
      });
  });

  it('are the auditor’s on every day worked by hand', () => {
    const days = histories().map((history): RandomDay => closed({ events: eventsOf(history), now: null }));
    expect(computed(days, ROWS)).toEqual(days.map((day) => rowsByUs(2, day)));
  });
});

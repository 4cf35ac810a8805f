import { systemRandom } from '@turno25/shared/time/random.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printing } from '../device-host/host/printing.ts';
import { sendOldest } from './courier.ts';
import { type Cut, PowerCut, PowerWorld, TODAY, ZONE } from './testing/powerWorld.ts';
import { TAP } from './testing/tap.ts';

type Step =
  | { readonly do: 'tap' }
  | { readonly do: 'print' }
  | { readonly do: 'send' }
  | { readonly do: 'again' }
  | { readonly do: 'server'; readonly mood: PowerWorld['server']['mood'] }
  | { readonly do: 'printer'; readonly fate: PowerWorld['printerFate'] };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'tap' }) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'print' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'send' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'again' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<PowerWorld['server']['mood'][]>('here', 'away', 'answersLost').map((mood) => ({
      do: 'server' as const,
      mood,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<PowerWorld['printerFate'][]>('fine', 'failsBefore', 'failsInTheMiddle', 'unheard')
      .map((fate) => ({ do: 'printer' as const, fate })),
  },
);
const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.integer({ min: 0, max: 25 }),
  written: fc.integer({ min: 0, max: 1_000 }).map((part) => part / 1_000),
});

/** A number that a person was shown, and the visit that it belongs to. */
type Shown = { readonly visitId: string; readonly number: string };

test('a power cut at any point neither loses a ticket nor gives a number twice', async () => {
  const seed = Number(process.env.TURNO25_SEED ?? Math.floor(systemRandom() * 2 ** 31));
  console.log(`TURNO25_SEED=${seed}`);
  let cuts = 0;
  let offline = 0;
  let copies = 0;
  let linked = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }),
      fc.array(cut, { maxLength: 4, size: 'max' }),
      async (steps, planned) => {
        const world = new PowerWorld(planned);
        try {
          const shown = await live(world, steps);
          check(world, shown);
          cuts += world.cutsDone;
          offline += world.server.log.filter((what) => what.kind === 'ticket').length;
          linked += world.sheets.filter((sheet) => Number(sheet.number.slice(2)) > 500 && sheet.link !== null).length;
          copies += world.sheets.filter((sheet) => sheet.copy).length;
        } finally {
          world.close();
        }
      },
    ),
    { seed, numRuns: 200 },
  );
  // A run in which nothing went wrong proves nothing.
  expect(cuts).toBeGreaterThan(50);
  expect(offline).toBeGreaterThan(50);
  expect(copies).toBeGreaterThan(20);
  expect(linked).toBeGreaterThan(50);
});

async function live(world: PowerWorld, steps: readonly Step[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  world.server.granted = [{ series: 'A', businessDate: TODAY, from: 501, to: 506 }];
  await surviving(world, () => world.desk.prepare(ZONE));
  for (const [index, what] of steps.entries()) await surviving(world, () => act(world, what, `tap-${index}`, shown));
  world.calm();
  await world.desk.recall(ZONE);
  await printing(world.outbox, world.printer).run();
  while ((await sendOldest(world.outbox, world.link)) !== 'nothing');
  return shown;
}

async function surviving(world: PowerWorld, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
    world.restart();
    // The first thing that a host does. The power may go again meanwhile.
    await surviving(world, () => world.desk.recall(ZONE));
  }
}

async function act(world: PowerWorld, what: Step, key: string, shown: Shown[]): Promise<void> {
  world.clock.advance(1_000);
  switch (what.do) {
    case 'tap': {
      const issued = await world.desk.issue({ ...TAP, key });
      world.sight();
      if (issued.ok) shown.push({ visitId: issued.value.visitId, number: issued.value.number });
      return;
    }
    case 'print':
      return printing(world.outbox, world.printer).run();
    case 'send':
      await sendOldest(world.outbox, world.link);
      return;
    case 'again':
      for (const { visitId } of shown.slice(-1)) world.outbox.printAgain(visitId);
      return;
    case 'server':
      world.server.mood = what.mood;
      return;
    case 'printer':
      world.printerFate = what.fate;
  }
}

function check(world: PowerWorld, shown: readonly Shown[]): void {
  expect(world.outbox.state()).toMatchObject({ undelivered: 0, refused: 0 });
  // No ticket is lost: what a person saw or holds is what the server has, under the same visit.
  for (const { visitId, number } of shown) expect(world.server.visits.get(visitId)?.number).toBe(number);
  const known = [...world.server.visits.values()].map((visit) => visit.number);
  for (const sheet of world.sheets) expect(known).toContain(sheet.number);
  // Nobody's paper is forgotten: it came out whole, or the kiosk knows that it did not.
  for (const { visitId, number } of shown) {
    const whole = world.sheets.some((sheet) => sheet.number === number && sheet.whole);
    expect(whole || world.outbox.printState(visitId) === 'failed').toBe(true);
  }
  // A visit of which nobody saw the number and no paper came out is one that staff hear of.
  const told = new Set(
    world.server.log.flatMap((what) => {
      const nobodys = what.kind === 'abandoned' || (what.kind === 'print' && what.body.status === 'abandoned');
      return nobodys ? [what.visitId] : [];
    }),
  );
  const seen = new Set(shown.map(({ visitId }) => visitId));
  for (const [visitId, { number }] of world.server.visits) {
    const hasPaper = world.sheets.some((sheet) => sheet.number === number);
    expect(seen.has(visitId) || hasPaper || told.has(visitId)).toBe(true);
  }
  // A link leads to one visit: its own.
  for (const { visitId, number } of shown) {
    const links = new Set(world.sheets.filter((sheet) => sheet.number === number).map(({ link }) => link));
    expect(links.size).toBeLessThanOrEqual(1);
    for (const link of links) if (link !== null) expect(link).toContain(visitId.replaceAll('-', '').slice(0, 28));
  }
  // No number is given twice, to the server's knowledge or to anyone's eyes.
  expect(new Set(known).size).toBe(known.length);
  expect(new Set(shown.map(({ number }) => number)).size).toBe(new Set(shown.map(({ visitId }) => visitId)).size);
  // What may be a second sheet says so, and a first one does not unless the power went while it was begun.
  const numbers = new Set(world.sheets.map((sheet) => sheet.number));
  for (const number of numbers) {
    const sheets = world.sheets.filter((sheet) => sheet.number === number);
    expect(sheets.slice(1).every((sheet) => sheet.copy)).toBe(true);
    if (world.cutsDone === 0) expect(sheets[0]?.copy).toBe(false);
  }
}

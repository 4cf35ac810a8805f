import type { Branch } from '@turno25/queue-server/branch.ts';
import { readLive } from '@turno25/queue-server/gateway/live.ts';
import { callNext } from '@turno25/queue-server/verbs/counters.ts';
import { issueTicket } from '@turno25/queue-server/verbs/tickets.ts';
import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { systemClock, VirtualClock } from '@turno25/shared/time/clock.ts';
import { withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send } from '../support/ledgerFile.ts';
import { type Measured, measured, quantile } from './measure.ts';

const EARLY = 100;
const LATE = 20_000;
/** People in the branch at both times; and in a branch that has lost its day. */
const WAITING = 50;
const CROWD = 3500;
const ROUNDS = 24;
const BATCH = 25;
const NIGHT = 16 * 3_600_000;
/** What was promised: a ticket late in the day costs at most this many times one early in it. */
const TICKET_LIMIT = 1.3;

const COUNTERS = ['m1', 'm2', 'm3', 'm4'] as const;
const SERVICES = ['pgu', 'clave-unica', 'tne', 'bono-atencion', 'oirs'] as const;

type Cost = 'ticket' | 'callNext' | 'live';
type Costs = Record<Cost, number[]>;

/**
 * What a ticket, a call and a look at the live view cost late on one day and with a crowd waiting, beside the morning
 * after such a day: the ledger is as long there, and its file's pages as many, so that what differs is the day. The first
 * day of a branch stands beside both. The branches take turns, so that whatever else the machine does weighs on all alike.
 */
export async function longDayBench(): Promise<Measured[]> {
  const clock = new VirtualClock(systemClock.now() - NIGHT);
  const open = <T>(run: (branch: Branch) => Promise<T>): Promise<T> => withBranch(run, { clock });
  return open((first) =>
    open((morning) =>
      open((late) =>
        open(async (crowded) => {
          await beginDay(morning, LATE, WAITING);
          await send(morning, MANAGER, { type: 'closeDay', force: true });
          clock.set(systemClock.now() + NIGHT);
          await beginDay(morning, EARLY, WAITING);
          await beginDay(first, EARLY, WAITING);
          await beginDay(late, LATE, WAITING);
          await beginDay(crowded, CROWD, CROWD);
          return compared(await takingTurns({ first, morning, late, crowded }));
        }),
      ),
    ),
  );
}

type Branches<T> = Readonly<Record<'first' | 'morning' | 'late' | 'crowded', T>>;

async function takingTurns(branches: Branches<Branch>): Promise<Branches<Record<Cost, number>>> {
  const none = (): Costs => ({ ticket: [], callNext: [], live: [] });
  const costs: Branches<Costs> = { first: none(), morning: none(), late: none(), crowded: none() };
  const names = Object.keys(costs) as (keyof Branches<unknown>)[];
  for (let round = 0; round < ROUNDS; round += 1) for (const name of names) await look(branches[name], costs[name]);
  const { first, morning, late, crowded } = costs;
  return { first: medians(first), morning: medians(morning), late: medians(late), crowded: medians(crowded) };
}

function compared({ first, morning, late, crowded }: Branches<Record<Cost, number>>): Measured[] {
  const MORNING = `at ${EARLY}, the morning after`;
  const beside = (name: string, value: number, floor: number, floorName = MORNING, limit: number | null = null) =>
    measured(name, value, 'ms', floor, floorName, limit === null ? null : limit * floor);
  const day = `at ${LATE} visits of a day, p50`;
  const crowd = `with ${CROWD} waiting, p50`;
  return [
    beside(`ticket ${day}`, late.ticket, morning.ticket, MORNING, TICKET_LIMIT),
    beside(`the same beside the first day of a branch`, late.ticket, first.ticket, `at ${EARLY} of the first day`),
    beside(`call-next ${day}`, late.callNext, morning.callNext),
    beside(`live view ${day}`, late.live, morning.live),
    beside(`ticket ${crowd}`, crowded.ticket, morning.ticket),
    beside(`call-next ${crowd}`, crowded.callNext, morning.callNext),
    beside(`live view ${crowd}`, crowded.live, morning.live),
  ];
}

/** One round: some tickets at once, a call by each counter at once, and the live view after one event more. */
async function look(branch: Branch, costs: Costs): Promise<void> {
  const waiting = branch.engine.state().open.size;
  let ids: string[] = [];
  const issuing = await time(async () => {
    ids = await issue(branch, BATCH);
  });
  costs.ticket.push(issuing / BATCH);
  costs.callNext.push((await time(() => Promise.all(COUNTERS.map((id, n) => call(branch, id, n))))) / COUNTERS.length);
  await Promise.all(COUNTERS.map((counterId, n) => send(branch, attendant(n), { type: 'startAttention', counterId })));
  await Promise.all(COUNTERS.map((counterId, n) => send(branch, attendant(n), finishAt(counterId))));
  // As many wait as before.
  const { open } = branch.engine.state();
  await leave(branch, ids.filter((id) => open.has(id)).slice(0, open.size - waiting));
  costs.live.push(await time(() => readLive(branch)));
}

/** A day with so many visits, of whom so many still wait. */
async function beginDay(branch: Branch, visits: number, waiting: number): Promise<void> {
  // What the disk costs is measured with the single commands; here it would drown what the day costs.
  branch.db.pragma('synchronous = OFF');
  await send(branch, MANAGER, { type: 'openDay' });
  for (const [n, counterId] of COUNTERS.entries()) await send(branch, attendant(n), { type: 'openCounter', counterId });
  for (let issued = 0; issued < visits; ) {
    const ids = await issue(branch, Math.min(BATCH, visits - issued));
    issued += ids.length;
    await leave(branch, ids.slice(0, Math.max(0, branch.engine.state().open.size - waiting)));
  }
  branch.db.pragma('wal_checkpoint(TRUNCATE)');
}

let asked = 0;
function issue(branch: Branch, people: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: people }, async (_, index) => {
      asked += 1;
      const body = {
        serviceId: must(SERVICES[asked % SERVICES.length], 'a service'),
        class: index % 7 === 0 ? ('preferential' as const) : ('general' as const),
        channel: 'inPerson' as const,
        language: 'es-CL',
        again: false,
      };
      const outcome = await branch.submit({ actor: KIOSK, deviceId: KIOSK.id }, issueTicket(branch, body), {
        key: `long-day-${asked}`,
        asked: body,
      });
      const event = outcome.kind === 'done' ? outcome.events[0] : undefined;
      if (event?.type !== 'ticketIssued') throw new Error(JSON.stringify(outcome));
      return event.payload.visitId;
    }),
  );
}

async function call(branch: Branch, counterId: string, n: number): Promise<void> {
  const outcome = await branch.submit({ actor: attendant(n), deviceId: null }, callNext(branch, counterId), null);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}

function leave(branch: Branch, ids: readonly string[]): Promise<unknown> {
  return Promise.all(ids.map((visitId) => send(branch, MANAGER, { type: 'leaveQueue', visitId })));
}

function attendant(n: number): Actor {
  return { kind: 'staff', id: `a${n}`, role: 'attendant' };
}

function finishAt(counterId: string) {
  return { type: 'finishAttention', counterId, outcome: 'resolved', servicesGiven: ['pgu'], note: null } as const;
}

async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function medians({ ticket, callNext: calls, live }: Costs): Record<Cost, number> {
  const median = (all: number[]): number =>
    quantile(
      all.sort((a, b) => a - b),
      0.5,
    );
  return { ticket: median(ticket), callNext: median(calls), live: median(live) };
}

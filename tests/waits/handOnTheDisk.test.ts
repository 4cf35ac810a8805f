import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { evolve } from '@turno25/shared/domain/state/evolve/evolve.ts';
import { emptyState } from '@turno25/shared/domain/state/state.ts';
import { contentFinding, type SealPayload } from '@turno25/shared/evidence/seal.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { needProgram } from '@turno25/shared/testing/program.ts';
import { expect, test } from 'vitest';
import { atOneCounter, done } from '../support/oneCounter.ts';

const AUDITOR = fileURLToPath(new URL('../../docs/auditor', import.meta.url));

function secondFinds(seal: SealPayload, events: readonly DomainEvent[]): boolean {
  needProgram('python3', '--version');
  const ask =
    'import json, sys, verify; day = json.load(sys.stdin); print(verify.day_trouble(day["seal"], day["events"]))';
  const of = events.map(({ type, at, businessDate: date, payload }) => ({ type, at, date, payload }));
  const input = JSON.stringify({ seal, events: of });
  const run = spawnSync('python3', ['-B', '-c', ask], {
    input,
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: AUDITOR },
  });
  expect(run.stderr).toBe('');
  return run.stdout.trim() !== 'None';
}

/** A sealed day of one visit, and what its seal says of events that a forger with the branch's key changed under it. */
const forged = (change: (event: DomainEvent) => DomainEvent | readonly DomainEvent[]): Promise<string | null> =>
  atOneCounter(async (counter) => {
    await counter.attends(await counter.ticket());
    done(await counter.served.manager.call('POST', '/day/close', { force: true }), 'close');
    const all: readonly DomainEvent[] = counter.served.branch.ledger.eventsOf('2026-11-20');
    const seal = all.findLast(({ type }) => type === 'daySealed')?.payload as SealPayload;
    const events = all.filter(({ type }) => type !== 'daySealed').flatMap(change);
    const told = { ...seal, events: events.length };
    const found = contentFinding(nodeCrypto, 9, told, events)?.code ?? null;
    // The auditor's own verifier, from the documents alone, says the same of the same day.
    expect(secondFinds(told, events)).toBe(found !== null);
    return found;
  });

const excludedBy = (event: DomainEvent, people: object): DomainEvent =>
  ({
    ...event,
    type: 'visitExcluded',
    payload: { ...event.payload, code: 'contingency', act: 'mark', reason: { code: 'x', note: null }, ...people },
  }) as DomainEvent;

test('the day as it was is what its seal says', async () => {
  expect(await forged((event) => event)).toBeNull();
});

test('a ticket with a limit of its own is found, whatever the figures say', async () => {
  const found = await forged((event) =>
    event.type === 'ticketIssued' ? { ...event, payload: { ...event.payload, limitMs: 240 * 60_000 } } : event,
  );
  expect(found).toBe('sealLimits');
});

test.each([
  ['by one person', { askedBy: 'boss' }],
  ['by the same person twice', { askedBy: 'boss', approvedBy: 'boss' }],
])('an exclusion %s is found', async (_how, people) => {
  const found = await forged((event) =>
    event.type === 'attentionFinished' ? [event, excludedBy(event, people)] : event,
  );
  expect(found).toBe('sealExclusion');
});

test('an exclusion that came after the day, without the centre’s document, is found', async () => {
  let visit: DomainEvent | null = null;
  const found = await forged((event) => {
    if (event.type === 'attentionFinished') visit = event;
    return event.type === 'dayClosed' && visit !== null
      ? [event, excludedBy(visit, { askedBy: 'boss', approvedBy: 'root' })]
      : event;
  });
  expect(found).toBe('sealExclusion');
});

const paper = { rollId: 'r', series: 'ROLLO', number: 1, serviceId: 'pgu', class: 'general', channel: 'inPerson' };

test.each([
  ['with a limit of its own', { limitMs: 240 * 60_000 }, 'sealLimits'],
  ['with the number of another', { limitMs: 25 * 60_000, number: 7 }, 'invariant'],
])('a paper of a roll %s is found', async (_how, change, code) => {
  const found = await forged((event) => {
    if (event.type !== 'attentionFinished') return event;
    const hours = { takenAt: event.at, calledAt: event.at, startedAt: event.at, endedAt: event.at };
    const people = { askedBy: 'a1', approvedBy: 'boss', outcome: 'resolved' };
    const entered = (visitId: string, ordinal: number, more: object) =>
      ({
        ...event,
        type: 'rollVisitEntered',
        payload: { visitId, ordinal, ...paper, ...hours, ...people, ...more },
      }) as DomainEvent;
    return [event, entered('p1', 2, change), entered('p2', 3, { limitMs: 25 * 60_000, number: 7 })];
  });
  expect(found).toBe(code);
});

test('a ticket whose booking was made earlier than anybody signed is found', async () => {
  const found = await forged((event) =>
    event.type === 'ticketIssued'
      ? { ...event, payload: { ...event.payload, booking: { recordedAt: event.at, madeAt: event.at - 86_400_000 } } }
      : event,
  );
  expect(found).toBe('sealBooking');
});

const rolls = { type: 'rollIssued', payload: { rollId: 'r', from: 1, to: 5, digest: '' } };
const entry = (number: number, takenAt: number, approvedBy = 'boss') => ({
  type: 'rollVisitEntered',
  payload: { ...paper, number, takenAt, askedBy: 'a1', approvedBy },
});

test.each([
  ['of no roll', [entry(1, 10)]],
  ['a second time', [rolls, entry(1, 10), entry(1, 11)]],
  ['beyond the end of its roll', [rolls, entry(6, 10)]],
  ['taken before its roll was made', [rolls, entry(1, 4)]],
  ['taken before the one before it', [rolls, entry(1, 10), entry(2, 9)]],
  ['by one person alone', [rolls, entry(1, 10, 'a1')]],
])('neither verifier follows a paper entered %s', (_how, told) => {
  const events = told.map((one) => ({ ...one, at: 5, businessDate: null })) as unknown as DomainEvent[];
  expect(() => events.reduce(evolve, emptyState())).toThrow();
  needProgram('python3', '--version');
  const ask =
    'import json, sys, verify; walk = verify.Walk(None); ' +
    'print([walk.paper_trouble(e["type"], e["payload"], e["at"]) for e in json.load(sys.stdin)][-1])';
  const run = spawnSync('python3', ['-B', '-c', ask], {
    input: JSON.stringify(events),
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: AUDITOR },
  });
  expect(run.stderr).toBe('');
  expect(run.stdout.trim()).not.toBe('None');
});

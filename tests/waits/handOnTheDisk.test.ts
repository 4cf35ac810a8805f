import { nodeCrypto } from '@turno25/queue-server/ledger/nodeCrypto.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { contentFinding, type SealPayload } from '@turno25/shared/evidence/seal.ts';
import { expect, test } from 'vitest';
import { atOneCounter, done } from '../support/oneCounter.ts';

/** A sealed day of one visit, and what its seal says of events that a forger with the branch's key changed under it. */
const forged = (change: (event: DomainEvent) => DomainEvent | readonly DomainEvent[]): Promise<string | null> =>
  atOneCounter(async (counter) => {
    await counter.attends(await counter.ticket());
    done(await counter.served.manager.call('POST', '/day/close', { force: true }), 'close');
    const all: readonly DomainEvent[] = counter.served.branch.ledger.eventsOf('2026-11-20');
    const seal = all.findLast(({ type }) => type === 'daySealed')?.payload as SealPayload;
    const events = all.filter(({ type }) => type !== 'daySealed').flatMap(change);
    return contentFinding(nodeCrypto, 9, { ...seal, events: events.length }, events)?.code ?? null;
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

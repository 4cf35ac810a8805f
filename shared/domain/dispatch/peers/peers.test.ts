import { describe, expect, test } from 'vitest';
import { callingOrder, testTicket, testView } from '../../../testing/testTickets.ts';
import { MINUTE } from '../../ids.ts';
import type { DispatchView, Policy, PolicyParams, WaitingTicket } from '../policy.ts';
import { strictPriority } from '../strictPriority.ts';
import { fqm } from './fqm.ts';
import { jackq } from './jackq.ts';
import { novosga15 } from './novosga15.ts';
import { novosga21MySql, novosga21PostgreSql } from './novosga21.ts';
import { novosga22 } from './novosga22.ts';
import { novosgaBalance } from './novosgaBalance.ts';
import { novosgaSwap } from './novosgaSwap.ts';
import { theq } from './theq.ts';
import { zms } from './zms.ts';

const at = (minutes: number): number => minutes * MINUTE;

/** One queue seen at minute 60: walk-ins, preferential tickets, and A1, booked for minute 60 and there since 45. */
const QUEUE: readonly WaitingTicket[] = [
  testTicket({ id: 'N1', ordinal: 1, enteredAt: at(5) }),
  testTicket({ id: 'N2', ordinal: 2, enteredAt: at(20), serviceId: 'b' }),
  testTicket({ id: 'P1', ordinal: 3, enteredAt: at(40), preferential: true }),
  testTicket({ id: 'A1', ordinal: 4, enteredAt: at(60), arrivedAt: at(45), bookedFor: at(60) }),
  testTicket({ id: 'N3', ordinal: 5, enteredAt: at(50) }),
  testTicket({ id: 'P2', ordinal: 6, enteredAt: at(58), preferential: true, serviceId: 'b' }),
];

const view: DispatchView = testView({ now: at(60), callable: QUEUE, usualSeconds: { a: 540, b: 540 } });

/** What each system would do with that queue, by the rules read in their code. */
const TABLE: readonly (readonly [string, Policy, PolicyParams, string])[] = [
  ['TheQ, the counter’s own type', theq, {}, 'P1 A1 P2 N1 N2 N3'],
  ['Novo SGA 2.1 on MySQL', novosga21MySql, {}, 'P1 P2 N1 N2 N3 A1'],
  ['Novo SGA 2.1 on PostgreSQL', novosga21PostgreSql, {}, 'A1 P1 P2 N1 N2 N3'],
  ['Novo SGA 2.2-dev handler', novosga22, {}, 'P2 P1 N3 N2 N1 A1'],
  ['Novo SGA 1.5', novosga15, {}, 'N1 P1 N2 A1 N3 P2'],
  ['Novo SGA 1.5, database 3 min behind', novosga15, { dbClockBehindMs: at(3) }, 'N1 N2 P1 A1 N3 P2'],
  ['FQM', fqm, {}, 'N1 N2 P1 A1 N3 P2'],
  ['JackQ, the second service green', jackq, { greenServices: 2 }, 'N2 P2 N1 P1 A1 N3'],
  ['ZMS', zms, {}, 'P1 P2 A1 N1 N2 N3'],
];

describe('the order in which other systems call one queue', () => {
  test.each(TABLE)('%s', (_, policy, params, order) => {
    expect(callingOrder(policy, view, params)).toEqual(order.split(' '));
    expect(callingOrder(policy, { ...view, callable: [...QUEUE].reverse() }, params)).toEqual(order.split(' '));
  });
});

describe('Novo SGA 1.5 with its database behind', () => {
  test('a later general ticket goes before a preferential one while ages are negative', () => {
    const young = [
      testTicket({ id: 'P', ordinal: 1, enteredAt: at(60) - 10_000, preferential: true }),
      testTicket({ id: 'N', ordinal: 2, enteredAt: at(60) - 5_000 }),
    ];
    const oneMinuteBehind = callingOrder(novosga15, { ...view, callable: young }, { dbClockBehindMs: at(1) });
    expect(oneMinuteBehind).toEqual(['N', 'P']);
    expect(callingOrder(novosga15, { ...view, callable: young })).toEqual(['P', 'N']);
  });
});

describe('ZMS', () => {
  const booked = testTicket({ id: 'A', ordinal: 1, enteredAt: at(75), arrivedAt: at(55), bookedFor: at(75) });

  test('calls an early appointment when nobody else waits, and not before a walk-in otherwise', () => {
    expect(callingOrder(zms, { ...view, callable: [booked] })).toEqual(['A']);
    expect(callingOrder(zms, { ...view, callable: [booked, ...QUEUE.slice(0, 2)] })).toEqual(['N1', 'N2', 'A']);
  });
});

describe('Novo SGA’s options against starvation', () => {
  test('after two preferential calls in a row the one that came first is next', () => {
    const first = (preferentialRun: number) =>
      novosgaSwap.choose({ ...view, preferentialRun }, novosgaSwap.defaults)?.best;
    expect([0, 1, 2, 3].map((run) => first(run)?.ticket.id)).toEqual(['P1', 'P1', 'N1', 'P1']);
    expect(first(2)?.tier).toBe('SWAP');
    expect(first(0)?.tier).toBe(strictPriority.choose(view, {})?.best.tier);
  });

  test('a preferential wait counts double', () => {
    expect(callingOrder(novosgaBalance, view)).toEqual(['N1', 'N2', 'P1', 'N3', 'P2', 'A1']);
  });
});

describe('TheQ', () => {
  test('a quick counter calls short procedures first, and the others only when there is none', () => {
    const short = { ...view, usualSeconds: { a: 540, b: 300 } };
    expect(callingOrder(theq, { ...short, quick: true })).toEqual(['P2', 'N2', 'P1', 'A1', 'N1', 'N3']);
    expect(callingOrder(theq, short)).toEqual(['P1', 'A1', 'N1', 'N3', 'P2', 'N2']);
  });
});

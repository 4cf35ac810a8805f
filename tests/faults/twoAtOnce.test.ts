import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import { describe, expect, it } from 'vitest';
import { addStaff, withBranch, withServer } from '../support/branch.ts';
import { KIOSK, send, ticketFor } from '../support/ledgerFile.ts';

const TIMES = 1000;
const one: Actor = { kind: 'staff', id: 'a1', role: 'attendant' };
const two: Actor = { kind: 'staff', id: 'a2', role: 'attendant' };

describe('two attendants who press call-next at the same instant', () => {
  it(`never get the same ticket, ${TIMES} times`, () =>
    withBranch(async (branch) => {
      await addStaff(branch);
      await send(branch, one, { type: 'openDay' });
      await send(branch, one, { type: 'openCounter', counterId: 'm1' });
      await send(branch, two, { type: 'openCounter', counterId: 'm6' });
      const calledBy = new Map<string, number>();
      for (let round = 0; round < TIMES; round += 1) {
        const waiting = round % 3;
        await Promise.all(Array.from({ length: waiting }, () => send(branch, KIOSK, ticketFor('pgu'))));
        const [first, second] = await Promise.all([
          send(branch, round % 2 === 0 ? one : two, { type: 'callNext', counterId: round % 2 === 0 ? 'm1' : 'm6' }),
          send(branch, round % 2 === 0 ? two : one, { type: 'callNext', counterId: round % 2 === 0 ? 'm6' : 'm1' }),
        ]);
        const called = [first, second].flatMap((outcome) => (outcome.kind === 'done' ? outcome.events : []));
        expect(called).toHaveLength(waiting);
        for (const event of called) {
          if (event.type !== 'visitCalled') throw new Error(event.type);
          calledBy.set(event.payload.visitId, (calledBy.get(event.payload.visitId) ?? 0) + 1);
          const actor = event.payload.counterId === 'm1' ? one : two;
          await send(branch, actor, { type: 'startAttention', counterId: event.payload.counterId });
          await send(branch, actor, {
            type: 'finishAttention',
            counterId: event.payload.counterId,
            outcome: 'resolved',
            servicesGiven: ['pgu'],
            note: null,
          });
        }
      }
      expect([...calledBy.values()].every((times) => times === 1)).toBe(true);
      expect(calledBy.size).toBe(TIMES - (TIMES % 3 === 0 ? 0 : 1));
    }));

  it('over the wire, one gets the only ticket and the other is told that nobody waits', () =>
    withServer(async ({ kiosk, attendants }) => {
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await attendants[1]!.call('POST', '/counters/m6/open', {});
      for (let round = 0; round < 20; round += 1) {
        await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
        const replies = await Promise.all([
          attendants[0]!.call('POST', '/counters/m1/call-next', {}),
          attendants[1]!.call('POST', '/counters/m6/call-next', {}),
        ]);
        expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
        const winner = replies.findIndex(({ status }) => status === 200);
        const counter = ['m1', 'm6'][winner]!;
        await attendants[winner]!.call('POST', `/counters/${counter}/start`, {});
        await attendants[winner]!.call('POST', `/counters/${counter}/finish`, {
          outcome: 'resolved',
          servicesGiven: ['pgu'],
        });
      }
    }));
});

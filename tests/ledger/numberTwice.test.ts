import type { Branch } from '@turno25/queue-server/branch.ts';
import { sealDay } from '@turno25/queue-server/figures/seal.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { LedgerWalk } from '@turno25/shared/evidence/walk.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { describe, expect, it } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { KIOSK, liveADay, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

/** Writes an event as a program with a fault would: chained and hashed, whatever it says. */
function write(branch: Branch, event: DomainEvent): number {
  const at = Math.max(event.at, branch.engine.now());
  const by = { recordedAt: at, clockOffsetMs: null, actor: 'kiosk-1', device: 'kiosk-1', commandKey: null };
  return branch.ledger.append({ ...event, at }, by).seq;
}

/** The first ticket of the ledger again, for another visit. */
function sameNumberAgain(branch: Branch): DomainEvent {
  for (const event of branch.ledger.events()) {
    if (event.type !== 'ticketIssued') continue;
    const { at, businessDate, type, payload } = event;
    const other = { visitId: 'another-visit', trackHash: 'another-track', surveyHash: 'another-survey' };
    return { at, businessDate, type, payload: { ...payload, ...other } };
  }
  throw new Error('no ticket was issued');
}

describe('a number that two visits have', () => {
  it('is found at the event that gives it again, also when the day closes after it', () =>
    withBranch(async (branch, folder) => {
      await send(branch, MANAGER, { type: 'openDay' });
      await send(branch, KIOSK, ticketFor('pgu'));
      const { date } = must(branch.engine.state().day, 'the day is open');
      const seq = write(branch, sameNumberAgain(branch));
      write(branch, { type: 'dayClosed', at: 0, businessDate: date, payload: { date } });
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: false, seq, finding: { code: 'invariant' } });
    }));

  it('is found on a day that was sealed before: at the event, and without reporting tables at the amendment', () =>
    withBranch(async (branch, folder) => {
      await liveADay(branch);
      const date = must(branch.engine.state().lastClosedDate, 'the day is closed');
      const again = write(branch, sameNumberAgain(branch));
      const { payload } = sealDay(branch.ledger, branch.reports, date, branch.branchKey);
      const seq = write(branch, { type: 'daySealed', at: 0, businessDate: date, payload });
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: false, seq: again });
      const walk = new LedgerWalk({ crypto: nodeCrypto, key: null });
      expect(walk.run(branch.ledger.rows())).toMatchObject({ seq, code: 'invariant' });
    }));
});

describe('a survey that one visit answers twice', () => {
  const again = (branch: Branch): DomainEvent => {
    for (const event of branch.ledger.events()) if (event.type === 'surveyAnswered') return event;
    throw new Error('nobody answered');
  };

  it('is found at the second answer, also when its day is over', () =>
    withBranch(async (branch, folder) => {
      await liveADay(branch);
      const { at, businessDate, type, payload } = again(branch) as Extract<DomainEvent, { type: 'surveyAnswered' }>;
      write(branch, { at, businessDate, type, payload: { ...payload, surveyId: 'another' } });
      const date = must(businessDate, 'an answer has a date');
      const { payload: seal } = sealDay(branch.ledger, branch.reports, date, branch.branchKey);
      const seq = write(branch, { type: 'daySealed', at: 0, businessDate: date, payload: seal });
      const walk = new LedgerWalk({ crypto: nodeCrypto, key: null });
      expect(walk.run(branch.ledger.rows())).toMatchObject({ seq, code: 'invariant' });
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(false);
    }));
});

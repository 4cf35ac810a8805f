import type { Branch } from '@turno25/queue-server/branch.ts';
import { sealedFigures } from '@turno25/queue-server/exports/day.ts';
import { dayFileOf } from '@turno25/queue-server/exports/evidence.ts';
import { verifyDayFile } from '@turno25/shared/evidence/dayFile.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { describe, expect, it } from 'vitest';
import { withBranch, withServer } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';

function sealsOf(branch: Branch) {
  return [...branch.ledger.events()].filter((event) => event.type === 'daySealed');
}

describe('the seal of a day', () => {
  it('stands beside its amendment: what arrives later keeps its own date and changes no first figure', () =>
    withBranch(async (branch) => {
      await liveADay(branch);
      const seals = sealsOf(branch);
      expect(seals.map(({ payload }) => payload.amendment)).toEqual([0, 1]);
      const [first, amended] = seals.map(({ payload }) => payload.figures);
      expect(first?.satisfaction).not.toEqual(amended?.satisfaction);
      expect(first?.standard).toEqual(amended?.standard);
      const { date } = seals[0]!.payload;
      expect(sealedFigures(branch.ledger, date, 0)).toEqual(first);
      expect(sealedFigures(branch.ledger, date, 1)).toEqual(amended);
      expect(sealedFigures(branch.ledger, date, 2)).toBeNull();
    }));

  it('follows the closing at once, and two closings on one date are refused', () =>
    withServer(async ({ manager, branch }) => {
      expect((await manager.call('POST', '/day/close', { force: false })).status).toBe(200);
      const types = [...branch.ledger.events()].map(({ type }) => type).slice(-2);
      expect(types).toEqual(['dayClosed', 'daySealed']);
      expect((await manager.call('POST', '/day/close', {})).body.code).toBe('day.closed');
      expect((await manager.call('POST', '/day/open', {})).body.code).toBe('day.alreadyClosed');
    }));
});

describe('an exported day', () => {
  it('is checked without the branch, and every change in it is found', () =>
    withBranch(async (branch) => {
      await liveADay(branch);
      const { date } = sealsOf(branch)[0]!.payload;
      const file = dayFileOf(branch.ledger, date, 'stgo-centro', branch.branchKey);
      expect(verifyDayFile(nodeCrypto, JSON.parse(JSON.stringify(file)), branch.branchKey.publicPem)).toMatchObject({
        ok: true,
        seals: 2,
      });
      const forged = (change: (copy: typeof file) => void) => {
        const copy = JSON.parse(JSON.stringify(file));
        change(copy);
        return verifyDayFile(nodeCrypto, copy, branch.branchKey.publicPem);
      };
      const issued = file.events.findIndex(({ type }) => type === 'ticketIssued');
      expect(
        forged((copy) => {
          copy.events[issued]!.occurredAt -= 1;
        }),
      ).toMatchObject({ ok: false, seq: file.events[issued]!.seq });
      expect(
        forged((copy) => {
          copy.events[issued]!.payload = copy.events[issued]!.payload.replace('general', 'preferential');
        }).ok,
      ).toBe(false);
      expect(
        forged((copy) => {
          copy.events.splice(issued, 1);
        }).ok,
      ).toBe(false);
      expect(
        forged((copy) => {
          copy.branchId = 'otra';
        }).detail,
      ).toContain('signature');
      expect(
        forged((copy) => {
          copy.events.pop();
        }).ok,
      ).toBe(false);
      expect(verifyDayFile(nodeCrypto, 'not a file', null).ok).toBe(false);
      const other = await withBranch(async (stranger) => stranger.branchKey.publicPem);
      expect(verifyDayFile(nodeCrypto, file, other).ok).toBe(false);
    }));
});

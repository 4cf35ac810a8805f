import { Evidence } from '@turno25/central/intake/evidence.ts';
import type { Pinned } from '@turno25/central/intake/follower.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { rowHash } from '@turno25/shared/evidence/row.ts';
import { readRow, type WrittenRow, writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';
import { linesOf, NOW, pinnedOf, type Receiving, receiving } from './delivered.ts';

let lines: readonly string[] = [];
let pinned: Pinned = { publicKey: '', rotations: [], centreKey: null };
let other: Pinned = pinned;

beforeAll(async () => {
  await withBranch(async (branch) => {
    await liveADay(branch);
    lines = linesOf(branch);
    pinned = pinnedOf(branch);
  });
  await withBranch(async (branch) => {
    other = pinnedOf(branch);
  });
});
afterAll(() => {
  lines = [];
});

const rowAt = (index: number): WrittenRow => JSON.parse(lines[index] ?? '{}');

describe('evidence of a branch', () => {
  test('is kept in pages of any size, twice or not, by a program that begins anew between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (sizes, twice) =>
          receiving(pinned, ({ evidence, again }) => {
            let at = 0;
            for (let turn = 0; at < lines.length; turn += 1) {
              const page = lines.slice(Math.max(0, at - (twice ? 3 : 0)), at + (sizes[turn % sizes.length] ?? 1));
              at = Math.min(lines.length, at + (sizes[turn % sizes.length] ?? 1));
              const said = again().deliver(page.join('\n'), NOW);
              expect(said).toMatchObject({ state: 'accepted', held: at, fault: null });
            }
            expect([...evidence.rows()].map((row) => JSON.stringify(writeRow(row)))).toEqual(lines);
            expect(evidence.lastSeals()).toHaveLength(1);
          }),
      ),
      { numRuns: 12 },
    );
  });

  test('names the place of what was changed, left out, repeated or put elsewhere, asks once more, and then does not believe', () => {
    type Harm = { readonly lines: readonly string[]; readonly at: number };
    const changed = (index: number, field: number): Harm => {
      const row = rowAt(index);
      const bent: WrittenRow =
        field === 0
          ? { ...row, payload: row.payload === '{}' ? '{"a":1}' : row.payload.replace('":', 'x":') }
          : field === 1
            ? { ...row, occurredAt: row.occurredAt + 60_000 }
            : { ...row, actor: 'staff:otra' };
      const all = [...lines];
      all[index] = JSON.stringify(bent);
      return { lines: all, at: index + 1 };
    };
    const harms = fc.oneof(
      fc
        .record({ index: fc.nat(lines.length - 1), field: fc.constantFrom(0, 1, 2) })
        .map(({ index, field }) => changed(index, field)),
      fc.nat(lines.length - 2).map((index): Harm => ({ lines: lines.toSpliced(index, 1), at: index + 1 })),
      fc.nat(lines.length - 2).map((index): Harm => {
        const swapped = [...lines];
        [swapped[index], swapped[index + 1]] = [lines[index + 1] ?? '', lines[index] ?? ''];
        return { lines: swapped, at: index + 1 };
      }),
      fc
        .nat(lines.length - 1)
        .map((index): Harm => ({ lines: lines.with(index, (lines[index] ?? '').slice(0, -7)), at: index + 1 })),
    );
    fc.assert(
      fc.property(harms, ({ lines: harmed, at }) =>
        receiving(pinned, ({ evidence, follower, folder }) => {
          const first = follower.deliver(harmed.join('\n'), NOW);
          expect(first).toMatchObject({ state: 'again', held: at - 1, fault: { seq: at } });
          // Bent on its way: what comes whole is believed.
          const bad = harmed.slice(at - 1).join('\n');
          const second = follower.deliver(bad, NOW);
          expect(second).toMatchObject({ state: 'quarantined', held: at - 1, fault: { seq: at } });
          // It goes on being received, and nothing of it is believed.
          expect(follower.deliver(lines.join('\n'), NOW)).toMatchObject({ state: 'quarantined', held: at - 1 });
          expect(evidence.lastHeldBack().upTo).toBe(lines.length);
          const counting = Evidence.open(folder, 'sucursal-1');
          expect(evidence.heldBackCount()).toBe(counting.heldBackCount());
          counting.close();
          expect(evidence.head().seq).toBe(at - 1);
        }),
      ),
      { numRuns: 25 },
    );
  });

  test('that was bent on its way is believed when it comes whole', () =>
    receiving(pinned, ({ follower }) => {
      const bent = lines.with(9, (lines[9] ?? '').replace('"seq":10', '"seq":11'));
      expect(follower.deliver(bent.join('\n'), NOW).state).toBe('again');
      expect(follower.deliver(lines.join('\n'), NOW)).toMatchObject({ state: 'accepted', held: lines.length });
    }));

  test('a row that says the same twice in other words is not what was hashed', () =>
    receiving(pinned, ({ follower }) => {
      const row = rowAt(4);
      const spaced = lines.with(4, JSON.stringify({ ...row, payload: row.payload.replace('{', '{ ') }));
      expect(follower.deliver(spaced.join('\n'), NOW)).toMatchObject({ fault: { seq: 5, code: 'notCanonical' } });
    }));

  test('chained anew by a hand on the branch’s disk does not bear its seal', () =>
    receiving(pinned, ({ follower }) => {
      const forged = rechained(lines.filter((line) => !line.includes('"type":"visitLeft"')));
      const said = follower.deliver(forged.join('\n'), NOW);
      expect(said.state).toBe('again');
      expect(said.fault?.code).toMatch(/^(seal|cannotFollow|invariant)/);
    }));

  test('signed by another key than the one that was pinned is nobody’s', () =>
    receiving(other, ({ follower }) => {
      expect(follower.deliver(lines.join('\n'), NOW).fault?.code).toBe('sealKey');
    }));

  test('another story from a place that was proven before is a fork, named by its first event', () =>
    receiving(pinned, (at) => {
      const half = Math.floor(lines.length / 2);
      expect(at.follower.deliver(lines.slice(0, half).join('\n'), NOW).state).toBe('accepted');
      const told = rechained([
        ...lines.slice(0, 9),
        JSON.stringify({ ...rowAt(9), actor: 'staff:otra' }),
        ...lines.slice(10),
      ]);
      expect(at.follower.deliver(told.join('\n'), NOW)).toMatchObject({ state: 'again', held: half });
      expect(at.follower.deliver(told.join('\n'), NOW)).toMatchObject({
        state: 'quarantined',
        held: half,
        fault: { seq: 10, code: 'fork' },
      });
      unharmed(at, half);
    }));

  test('is believed again only from what is proven, when somebody releases it', () =>
    receiving(pinned, ({ evidence, follower, again }) => {
      const bent = lines.with(9, (lines[9] ?? '').replace('"seq":10', '"seq":11'));
      follower.deliver(bent.join('\n'), NOW);
      follower.deliver(bent.slice(9).join('\n'), NOW);
      expect(follower.deliver(lines.slice(9).join('\n'), NOW)).toMatchObject({ state: 'quarantined', held: 9 });
      expect(again().release(NOW)).toMatchObject({ state: 'accepted', held: 9 });
      // It is not believed by being released: the branch says it again, and what it said before stays beside.
      expect(evidence.setAside('doubted')).toBeGreaterThan(15);
      expect(again().deliver(lines.join('\n'), NOW)).toMatchObject({ state: 'accepted', held: lines.length });
    }));
});

/** The same rows with places and hashes that fit each other: what a hand without the key can do. */
function rechained(of: readonly string[]): readonly string[] {
  let prevHash = '0'.repeat(64);
  return of.map((line, index) => {
    const unhashed = { ...(JSON.parse(line) as WrittenRow), seq: index + 1, prevHash };
    prevHash = hexOf(rowHash(nodeCrypto, readRow(unhashed)));
    return JSON.stringify({ ...unhashed, hash: prevHash });
  });
}

function unharmed({ evidence }: Receiving, upTo: number): void {
  expect([...evidence.rows()].map((row) => JSON.stringify(writeRow(row)))).toEqual(lines.slice(0, upTo));
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PersistentMap } from './persistentMap.ts';
import { SortedList } from './sortedList.ts';
import { inserted, isBalanced, itemsOf, removed, type Tree } from './tree.ts';

const RUNS = process.env.TURNO25_FULL ? 2000 : 200;
const byNumber = (a: number, b: number): number => a - b;

/** Few keys, so that they are set again, taken away and come back. */
const key = fc.integer({ min: 0, max: 40 }).map((n) => `k${(n * 7) % 41}`);
const change = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), key, value: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('take' as const), key }) },
);

describe('a persistent map', () => {
  test('holds, finds and walks what a Map does, after any changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: 'max' }), (changes) => {
        let map = PersistentMap.of<string, number>();
        const model = new Map<string, number>();
        for (const one of changes) {
          if (one.kind === 'set') {
            map = map.with(one.key, one.value);
            model.set(one.key, one.value);
          } else {
            map = map.without(one.key);
            model.delete(one.key);
          }
          expect(map.size).toBe(model.size);
          expect(map.get(one.key)).toBe(model.get(one.key));
          expect(map.has(one.key)).toBe(model.has(one.key));
        }
        expect([...map]).toEqual([...model]);
        expect([...map.keys()]).toEqual([...model.keys()]);
        expect([...map.values()]).toEqual([...model.values()]);
        const seen: [string, number][] = [];
        map.forEach((value, name) => {
          seen.push([name, value]);
        });
        expect(seen).toEqual([...model]);
        expect(JSON.stringify(map)).toBe(JSON.stringify([...model]));
        expect([...PersistentMap.of(model)]).toEqual([...model]);
      }),
      { numRuns: RUNS },
    );
  });

  test('a change leaves the map from which it was made as it was', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        let map = PersistentMap.of<string, number>();
        const kept: { readonly map: PersistentMap<string, number>; readonly walk: string }[] = [];
        for (const [index, one] of changes.entries()) {
          kept.push({ map, walk: JSON.stringify([...map]) });
          // Walked and not walked before the change alike.
          if (index % 2 === 0) map = PersistentMap.of(map);
          map = one.kind === 'set' ? map.with(one.key, one.value) : map.without(one.key);
        }
        for (const { map: old, walk } of kept) expect(JSON.stringify(old)).toBe(walk);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a sorted list', () => {
  test('is an array kept in order: places, ends and counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ item: fc.integer({ min: 0, max: 50 }), take: fc.nat({ max: 3 }) }), { maxLength: 200 }),
        (changes) => {
          let list = SortedList.of<number>(byNumber);
          let model: number[] = [];
          for (const { item, take } of changes) {
            if (take === 0) {
              list = list.without(item);
              const at = model.indexOf(item);
              model = at === -1 ? model : model.toSpliced(at, 1);
            } else {
              list = list.with(item);
              model = [...model, item].sort(byNumber);
            }
            expect(list.length).toBe(model.length);
            expect(list.countWhile((other) => other < item)).toBe(model.filter((other) => other < item).length);
          }
          expect([...list]).toEqual(model);
          expect(JSON.stringify(list)).toBe(JSON.stringify(model));
          for (let index = -model.length - 1; index <= model.length; index += 1) {
            expect(list.at(index)).toBe(model.at(index));
          }
          expect([...SortedList.of(byNumber, model.toReversed())]).toEqual(model);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('keeps equal items in the order in which they came', () => {
    const byFirst = (a: string, b: string): number => (a[0] ?? '').localeCompare(b[0] ?? '');
    const came = ['b1', 'a1', 'b2', 'a2', 'b3', 'a3'];
    const list = came.reduce((all, item) => all.with(item), SortedList.of<string>(byFirst));
    expect([...list]).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
    expect([...SortedList.of(byFirst, came)]).toEqual([...list]);
  });
});

describe('the tree beneath them', () => {
  test('stays balanced, whatever is put in and taken out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 400, size: 'max' }),
        fc.boolean(),
        (items, ascending) => {
          let tree: Tree<number> = null;
          for (const item of ascending ? items.toSorted(byNumber) : items) {
            tree = item % 3 === 0 ? removed(tree, Math.abs(item), byNumber) : inserted(tree, Math.abs(item), byNumber);
            expect(isBalanced(tree)).toBe(true);
          }
          for (const item of [...itemsOf(tree)]) {
            tree = removed(tree, item, byNumber);
            expect(isBalanced(tree)).toBe(true);
          }
          expect(tree).toBeNull();
        },
      ),
      { numRuns: RUNS },
    );
  });
});

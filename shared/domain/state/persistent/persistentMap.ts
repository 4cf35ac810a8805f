import { type Compare, found, inserted, itemsOf, removed, replaced, sizeOf, type Tree, treeOf } from './tree.ts';

type Entry<K, V> = { readonly key: K; readonly value: V; readonly order: number };

/**
 * A map that is never changed: a change gives another one and costs the logarithm of its size. It is walked in the order
 * in which its keys came, as a `Map` is, whatever the keys: the same changes give the same walk on every machine.
 */
export class PersistentMap<K extends string, V> implements ReadonlyMap<K, V> {
  readonly #tree: Tree<Entry<K, V>>;
  /** Order of the next new key. */
  readonly #next: number;
  /** The entries in their order, once somebody has walked them. */
  #walk: readonly Entry<K, V>[] | null = null;

  private constructor(tree: Tree<Entry<K, V>>, next: number) {
    this.#tree = tree;
    this.#next = next;
  }

  static of<K extends string, V>(entries: Iterable<readonly [K, V]> = []): PersistentMap<K, V> {
    const unique = [...new Map(entries)].map(([key, value], order) => ({ key, value, order }));
    return new PersistentMap(treeOf(unique.sort(byKey)), unique.length);
  }

  get size(): number {
    return sizeOf(this.#tree);
  }

  get(key: K): V | undefined {
    return this.#entry(key)?.value;
  }

  has(key: K): boolean {
    return this.#entry(key) !== undefined;
  }

  /** With one entry set; a key that was there keeps its place in the walk. */
  with(key: K, value: V): PersistentMap<K, V> {
    const known = this.#entry(key);
    if (known !== undefined) {
      if (Object.is(known.value, value)) return this;
      return new PersistentMap(replaced(this.#tree, { key, value, order: known.order }, byKey), this.#next);
    }
    return new PersistentMap(inserted(this.#tree, { key, value, order: this.#next }, byKey), this.#next + 1);
  }

  /** Without a key; the same map when it was not there. */
  without(key: K): PersistentMap<K, V> {
    const known = this.#entry(key);
    return known === undefined ? this : new PersistentMap(removed(this.#tree, known, byKey), this.#next);
  }

  *entries(): Generator<[K, V], undefined> {
    for (const { key, value } of this.#inOrder()) yield [key, value];
  }

  *keys(): Generator<K, undefined> {
    for (const { key } of this.#inOrder()) yield key;
  }

  *values(): Generator<V, undefined> {
    for (const { value } of this.#inOrder()) yield value;
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const { key, value } of this.#inOrder()) visit(value, key, this);
  }

  /** As its entries are written. */
  toJSON(): [K, V][] {
    return [...this];
  }

  #entry(key: K): Entry<K, V> | undefined {
    return found(this.#tree, (entry) => byText(key, entry.key));
  }

  #inOrder(): readonly Entry<K, V>[] {
    this.#walk ??= [...itemsOf(this.#tree)].sort((a, b) => a.order - b.order);
    return this.#walk;
  }
}

const byKey: Compare<Entry<string, unknown>> = (a, b) => byText(a.key, b.key);

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

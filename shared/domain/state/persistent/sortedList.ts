import { type Compare, countedWhile, inserted, itemAt, itemsOf, removed, sizeOf, type Tree, treeOf } from './tree.ts';

/** Items in the order of a comparison; equal ones in the order in which they came. Never changed: a change gives another list. */
export class SortedList<T> {
  readonly #compare: Compare<T>;
  readonly #tree: Tree<T>;

  private constructor(compare: Compare<T>, tree: Tree<T>) {
    this.#compare = compare;
    this.#tree = tree;
  }

  static of<T>(compare: Compare<T>, items: Iterable<T> = []): SortedList<T> {
    return new SortedList(compare, treeOf([...items].sort(compare)));
  }

  get length(): number {
    return sizeOf(this.#tree);
  }

  /** The item at a place, from 0; from the end for a negative one, as of an array. */
  at(index: number): T | undefined {
    return itemAt(this.#tree, index < 0 ? this.length + index : index);
  }

  with(item: T): SortedList<T> {
    return new SortedList(this.#compare, inserted(this.#tree, item, this.#compare));
  }

  /** Without one item that is equal to this one; the same list when there is none. */
  without(item: T): SortedList<T> {
    const tree = removed(this.#tree, item, this.#compare);
    return tree === this.#tree ? this : new SortedList(this.#compare, tree);
  }

  /** How many items at the beginning fulfil a condition that, once it fails, fails for all that follow. */
  countWhile(holds: (item: T) => boolean): number {
    return countedWhile(this.#tree, holds);
  }

  [Symbol.iterator](): Generator<T, undefined> {
    return itemsOf(this.#tree);
  }

  /** As an array is written. */
  toJSON(): T[] {
    return [...this];
  }
}

/**
 * A balanced tree that is never changed: each change gives a new one and shares with the old one all but the path to it,
 * so that a change costs the logarithm of the size, and keeping the old tree costs nothing. Every node knows its size;
 * so an item is found by its place, and a place by its item.
 *
 * Weight-balanced, with the parameters that Hirai and Yamamoto proved sound ("Balancing weight-balanced trees", 2011).
 */
export type Tree<T> = Node<T> | null;
type Node<T> = {
  readonly item: T;
  readonly left: Tree<T>;
  readonly right: Tree<T>;
  readonly size: number;
};

/** Below 0 when `a` comes before `b`, above 0 when after it; total, and 0 only for equals. */
export type Compare<T> = (a: T, b: T) => number;

/** No side is heavier than this many times the other… */
const HEAVIER = 3;
/** …and below this weight of the inner grandchild one turn is enough. */
const SINGLE = 2;

export function sizeOf<T>(tree: Tree<T>): number {
  return tree === null ? 0 : tree.size;
}

/** The tree of items that are in order already. */
export function treeOf<T>(items: readonly T[], from = 0, to = items.length): Tree<T> {
  if (from >= to) return null;
  const middle = (from + to) >> 1;
  return node(items[middle] as T, treeOf(items, from, middle), treeOf(items, middle + 1, to));
}

/** With one item more; after those that are equal to it. */
export function inserted<T>(tree: Tree<T>, item: T, compare: Compare<T>): Node<T> {
  if (tree === null) return node(item, null, null);
  return compare(item, tree.item) < 0
    ? balanced(tree.item, inserted(tree.left, item, compare), tree.right)
    : balanced(tree.item, tree.left, inserted(tree.right, item, compare));
}

/** With the item in the place of the one that is equal to it; the same tree when there is none. */
export function replaced<T>(tree: Tree<T>, item: T, compare: Compare<T>): Tree<T> {
  if (tree === null) return null;
  const order = compare(item, tree.item);
  if (order === 0) return { item, left: tree.left, right: tree.right, size: tree.size };
  if (order < 0) {
    const left = replaced(tree.left, item, compare);
    return left === tree.left ? tree : { item: tree.item, left, right: tree.right, size: tree.size };
  }
  const right = replaced(tree.right, item, compare);
  return right === tree.right ? tree : { item: tree.item, left: tree.left, right, size: tree.size };
}

/** Without the item that is equal to this one; the same tree when there is none. */
export function removed<T>(tree: Tree<T>, item: T, compare: Compare<T>): Tree<T> {
  if (tree === null) return null;
  const order = compare(item, tree.item);
  if (order === 0) return joined(tree.left, tree.right);
  if (order < 0) {
    const left = removed(tree.left, item, compare);
    return left === tree.left ? tree : balanced(tree.item, left, tree.right);
  }
  const right = removed(tree.right, item, compare);
  return right === tree.right ? tree : balanced(tree.item, tree.left, right);
}

/** The item for which `order` gives 0: how what is looked for compares to a given one. */
export function found<T>(tree: Tree<T>, order: (item: T) => number): T | undefined {
  let at = tree;
  while (at !== null) {
    const way = order(at.item);
    if (way === 0) return at.item;
    at = way < 0 ? at.left : at.right;
  }
  return undefined;
}

/** The item at a place counted from 0. */
export function itemAt<T>(tree: Tree<T>, index: number): T | undefined {
  let at = tree;
  let left = index;
  while (at !== null) {
    const before = sizeOf(at.left);
    if (left === before) return at.item;
    if (left < before) at = at.left;
    else {
      left -= before + 1;
      at = at.right;
    }
  }
  return undefined;
}

/** How many items at the beginning fulfil a condition that, once it fails, fails for all that follow. */
export function countedWhile<T>(tree: Tree<T>, holds: (item: T) => boolean): number {
  let at = tree;
  let count = 0;
  while (at !== null) {
    if (holds(at.item)) {
      count += sizeOf(at.left) + 1;
      at = at.right;
    } else {
      at = at.left;
    }
  }
  return count;
}

/** Every item in order. */
export function* itemsOf<T>(tree: Tree<T>): Generator<T, undefined> {
  const path: Node<T>[] = [];
  let at = tree;
  while (at !== null || path.length > 0) {
    while (at !== null) {
      path.push(at);
      at = at.left;
    }
    const next = path.pop() as Node<T>;
    yield next.item;
    at = next.right;
  }
}

/** Whether no side outweighs the other and every size is true: what every change must keep. */
export function isBalanced<T>(tree: Tree<T>): boolean {
  if (tree === null) return true;
  const left = sizeOf(tree.left);
  const right = sizeOf(tree.right);
  return (
    tree.size === left + right + 1 &&
    !outweighs(left, right) &&
    !outweighs(right, left) &&
    isBalanced(tree.left) &&
    isBalanced(tree.right)
  );
}

function node<T>(item: T, left: Tree<T>, right: Tree<T>): Node<T> {
  return { item, left, right, size: sizeOf(left) + sizeOf(right) + 1 };
}

function outweighs(heavy: number, light: number): boolean {
  return heavy + 1 > HEAVIER * (light + 1);
}

/** A node whose sides differ by one insertion or removal from balance, turned where one outweighs the other. */
function balanced<T>(item: T, left: Tree<T>, right: Tree<T>): Node<T> {
  if (right !== null && outweighs(right.size, sizeOf(left))) {
    const { left: inner, right: outer } = right;
    if (inner === null || sizeOf(inner) + 1 < SINGLE * (sizeOf(outer) + 1)) {
      return node(right.item, node(item, left, inner), outer);
    }
    return node(inner.item, node(item, left, inner.left), node(right.item, inner.right, outer));
  }
  if (left !== null && outweighs(left.size, sizeOf(right))) {
    const { left: outer, right: inner } = left;
    if (inner === null || sizeOf(inner) + 1 < SINGLE * (sizeOf(outer) + 1)) {
      return node(left.item, outer, node(item, inner, right));
    }
    return node(inner.item, node(left.item, outer, inner.left), node(item, inner.right, right));
  }
  return node(item, left, right);
}

/** Both sides of an item that is taken away, the first of the right side in its place. */
function joined<T>(left: Tree<T>, right: Tree<T>): Tree<T> {
  if (left === null) return right;
  if (right === null) return left;
  let first = right;
  while (first.left !== null) first = first.left;
  return balanced(first.item, left, withoutFirst(right));
}

function withoutFirst<T>(tree: Node<T>): Tree<T> {
  return tree.left === null ? tree.right : balanced(tree.item, withoutFirst(tree.left), tree.right);
}

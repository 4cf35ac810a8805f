import type { BranchConfig } from './config.ts';
import { EFFECTS, type Effect } from './effect.ts';
import { isSame } from './same.ts';

/** One difference between two things. `before` and `after` are words for people: texts as they are, the rest as JSON. */
export type Difference = {
  /** Where: names of parts, with ids where a list has them. */
  readonly path: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string;
  readonly after: string;
};

/** One difference between two configurations, and when it is felt. */
export type Change = Difference & { readonly effect: Effect };

/** What would change from one configuration to another, part by part, and when each is felt. */
export function changesOf(before: BranchConfig, after: BranchConfig): readonly Change[] {
  return differencesOf(spelled(before), spelled(after)).map((one) => ({ ...one, effect: effectOf(one.path) }));
}

/** What is written for the first time is told part by part too: whoever reviews it reads sentences, and no heap. */
function spelled({ kioskStart, ...config }: BranchConfig): BranchConfig {
  return { ...config, kioskStart: { each: [], ...kioskStart } };
}

/** What is different between two things of the same form, part by part. */
export function differencesOf(before: unknown, after: unknown): readonly Difference[] {
  return differences([], before, after);
}

function differences(path: readonly string[], before: unknown, after: unknown): readonly Difference[] {
  if (isSame(before, after)) return [];
  const [old, next] = [partsOf(before, after), partsOf(after, before)];
  if (old === null || next === null) {
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return [{ path, kind, before: words(before), after: words(after) }];
  }
  const within = [...new Set([...old.keys(), ...next.keys()])].flatMap((key) =>
    differences([...path, key], old.get(key), next.get(key)),
  );
  if (within.length > 0 || !Array.isArray(before)) return within;
  // The same things in another order: what people see first.
  const order = { before: [...old.keys()].join(', '), after: [...next.keys()].join(', ') };
  return [{ path: [...path, 'order'], kind: 'changed', ...order }];
}

/** The parts of an object, or of a list whose things have names of their own; null of what is one thing. */
function partsOf(value: unknown, other: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) {
    // An empty list is a list of whatever the other one has.
    if (value.length === 0)
      return Array.isArray(other) && other.length > 0 && namedIn(other) !== null ? new Map() : null;
    return namedIn(value);
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

/** The things of a list by their names; null where one has none, or two have the same. */
function namedIn(list: readonly unknown[]): ReadonlyMap<string, unknown> | null {
  const named = new Map(list.map((one) => [nameOf(one), one]));
  return named.has(null) || named.size < list.length ? null : (named as ReadonlyMap<string, unknown>);
}

/** By what a thing of a list is known: its id, or the date that it is about. */
function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, date } = value as Readonly<Record<string, unknown>>;
  if (typeof id === 'string') return id;
  return typeof date === 'string' ? date : null;
}

/** By the longest path that the table knows; ids are no part of it. */
function effectOf(path: readonly string[]): Effect {
  const [part, ...rest] = path;
  const leaf = rest.at(-1);
  const table: Readonly<Record<string, Effect>> = EFFECTS;
  return (leaf === undefined ? undefined : table[`${part}.${leaf}`]) ?? table[part ?? ''] ?? 'now';
}

function words(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

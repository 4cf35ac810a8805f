import type { IdleOrder } from '../domain/dispatch/policy.ts';

/**
 * What moves: people who come and go, and counters that turn from one thing to the next. Instants are in the world's own
 * unit, whole or not; infinity is never. `Counter` is whatever the world has for one.
 */
export type World<Counter> = {
  /** In the order of their numbers: of two with something to do at one instant the first goes first. */
  readonly counters: readonly Counter[];
  /** Which idle counter chooses first. */
  readonly idleOrder: IdleOrder;
  /** When the next person comes, and when the next one who waits gives up. */
  readonly arrivalAt: () => number;
  readonly leavingAt: () => number;
  /** When something happens to a counter by itself. */
  readonly turnAt: (counter: Counter) => number;
  readonly arrive: (now: number) => void;
  readonly leave: (now: number) => void;
  readonly turn: (counter: Counter, now: number) => void;
  /** Since when a counter has been idle; null while it is not. */
  readonly idleSince: (counter: Counter) => number | null;
  /** How many services it gives. */
  readonly skillCount: (counter: Counter) => number;
  readonly somebodyWaits: () => boolean;
  /** An idle counter calls whom the rule chooses, or nobody. `stop`: whoever watches has seen enough. */
  readonly call: (counter: Counter, now: number) => 'go on' | 'stop';
  /** Nobody can be called any more. */
  readonly isOver: () => boolean;
};

/**
 * The one order of things of every rehearsal and forecast. At one instant an arrival goes before whoever gives up, and
 * both before the counters; after each of these the idle counters choose in turn, and none idles while it may call
 * somebody. Ends when the world is over, when nothing will happen until `until`, or when a call says so.
 */
export function play<Counter>(world: World<Counter>, until: number = Number.POSITIVE_INFINITY): void {
  while (!world.isOver()) {
    const arrivalAt = world.arrivalAt();
    const leavingAt = world.leavingAt();
    let first: Counter | null = null;
    let firstAt = Number.POSITIVE_INFINITY;
    for (const counter of world.counters) {
      const at = world.turnAt(counter);
      if (at < firstAt) {
        first = counter;
        firstAt = at;
      }
    }
    const now = Math.min(arrivalAt, leavingAt, firstAt);
    if (now === Number.POSITIVE_INFINITY || now > until) return;
    if (arrivalAt === now) world.arrive(now);
    else if (leavingAt === now) world.leave(now);
    else if (first !== null) world.turn(first, now);
    if (dispatch(world, now) === 'stop') return;
  }
}

/** Every idle counter chooses in turn, for as long as somebody waits. */
export function dispatch<Counter>(world: World<Counter>, now: number): 'go on' | 'stop' {
  if (!world.somebodyWaits()) return 'go on';
  for (const { counter } of idleInOrder(world)) {
    if (!world.somebodyWaits()) return 'go on';
    if (world.call(counter, now) === 'stop') return 'stop';
  }
  return 'go on';
}

/** The sort is stable: of counters that are otherwise equal the lower number goes first. */
function idleInOrder<Counter>(world: World<Counter>): readonly { readonly counter: Counter }[] {
  const idle: { readonly counter: Counter; readonly since: number; readonly skills: number }[] = [];
  for (const counter of world.counters) {
    const since = world.idleSince(counter);
    if (since !== null) idle.push({ counter, since, skills: world.skillCount(counter) });
  }
  if (idle.length < 2) return idle;
  const bySkills = world.idleOrder === 'fewestSkills';
  return idle.sort((a, b) => (bySkills ? a.skills - b.skills : 0) || a.since - b.since);
}

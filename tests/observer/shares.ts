import type { Observed, ObservedVisit } from './observer.ts';
import type { Told } from './told.ts';

/** Numerators and denominators of a day, as the observer counts them. */
export type Shares = {
  readonly official: readonly [number, number];
  readonly strict: readonly [number, number];
  readonly officialWithoutBrief: readonly [number, number];
  readonly strictWithoutBrief: readonly [number, number];
};

const HOUR = 3_600_000;

/** Counts visits chain by chain: a chain is a visit that no other continues, with those that it stands for. */
export function sharesOf(
  all: readonly ObservedVisit[],
  told: readonly Told[],
  counts: (visit: ObservedVisit) => boolean,
): Shares {
  const links = linksOf(all);
  const counted = all.filter(counts);
  const units = counted.flatMap((visit) => visit.units);
  const inside = ({ official, limit }: Observed) => official !== null && official <= limit;
  const attended = units.filter((unit) => unit.attended);
  const real = attended.filter((unit) => !unit.brief);
  const chains = chainsOf(all, counted, links).map((chain) => weigh(chain, counts));
  const sum = (of: (chain: Weight) => number) => chains.reduce((total, chain) => total + of(chain), 0);
  const more = mostPairs(units, told);
  return {
    official: [attended.filter(inside).length, attended.length],
    strict: [sum(({ met }) => met), sum(({ met, failed }) => met + failed) + more],
    officialWithoutBrief: [real.filter(inside).length, real.length],
    strictWithoutBrief: [sum(({ metLong }) => metLong), sum(({ metLong, failed }) => metLong + failed) + more],
  };
}

/** What strict says that a unit waited, with what it carries. */
export function strictOf(unit: Observed, all: readonly ObservedVisit[]): number | null {
  return totalOf(memberChain(unit, all, linksOf(all)));
}

type Member = { readonly unit: Observed; readonly visit: ObservedVisit };
type Weight = { readonly met: number; readonly metLong: number; readonly failed: number };

/** Which visit each visit carries: the first to name it. */
function linksOf(all: readonly ObservedVisit[]): ReadonlyMap<string, string> {
  const named = all.filter(({ continues }) => continues !== null);
  const first = named.filter(
    ({ continues }, place) => named.findIndex((other) => other.continues === continues) === place,
  );
  return new Map(first.map(({ visitId, continues }) => [visitId, continues ?? '']));
}

/** A unit and those whose waits it carries, itself first. */
function memberChain(
  unit: Observed,
  all: readonly ObservedVisit[],
  links: ReadonlyMap<string, string>,
): readonly Member[] {
  const visitOf = (id: string) => all.find(({ visitId }) => visitId === id);
  const members: Member[] = [];
  let next: Observed | undefined = unit;
  while (next !== undefined) {
    const visit = visitOf(next.visitId);
    if (visit === undefined) break;
    members.push({ unit: next, visit });
    const carried: string | undefined = visit.units[0] === next ? links.get(visit.visitId) : undefined;
    next = carried === undefined ? undefined : visitOf(carried)?.units.at(-1);
  }
  return members;
}

/** The chains of those that count; a visit that does not count hands its wait on all the same. */
function chainsOf(
  all: readonly ObservedVisit[],
  counted: readonly ObservedVisit[],
  links: ReadonlyMap<string, string>,
): readonly (readonly Member[])[] {
  const chains = counted.flatMap((visit) => visit.units).map((unit) => memberChain(unit, all, links));
  const carried = new Set(chains.flatMap((chain) => chain.slice(1).map(({ unit }) => unit)));
  return chains.filter(([head]) => head !== undefined && !carried.has(head.unit));
}

/** All the waits, and the time between a ticket that staff ended and the next. */
function totalOf(chain: readonly Member[]): number | null {
  let total = 0;
  for (const [place, { unit }] of chain.entries()) {
    if (unit.own === null) return null;
    total += unit.own;
    const after = chain[place - 1];
    const sentOff =
      unit.end?.type === 'visitRemoved' || (unit.end?.type === 'visitLeft' && unit.end.payload.by !== 'ownToken');
    if (after !== undefined && sentOff && unit.end !== null)
      total += Math.max(0, after.visit.taken.first - unit.end.at);
  }
  return total;
}

/** What a chain brings: one that stands for all, and the failures of the others that it does not hide in its own. */
function weigh(chain: readonly Member[], counts: (visit: ObservedVisit) => boolean): Weight {
  const [head, ...rest] = chain;
  if (head === undefined) return { met: 0, metLong: 0, failed: 0 };
  const firsts = rest.filter(({ visit }) => counts(visit)).map(({ unit }) => unit);
  const attended = [head.unit, ...firsts].filter((unit) => unit.attended);
  const total = totalOf(chain);
  const late = total !== null && total > head.unit.limit;
  const fails = late || head.unit.sentAway || (attended.length > 0 && total === null);
  const met = attended.length > 0 && !fails;
  const own = firsts.filter(failsAlone).length;
  const alreadyThere = fails && !failsAlone(head.unit) && own > 0 ? 1 : 0;
  return {
    met: met ? 1 : 0,
    metLong: met && attended.some((unit) => !unit.brief) ? 1 : 0,
    failed: (fails ? 1 : 0) + own - alreadyThere,
  };
}

function failsAlone({ own, limit, attended, sentAway }: Observed): boolean {
  return sentAway || (own === null ? attended : own > limit);
}

/**
 * The most people attended without a ticket who can each be one who gave up within the limit: a largest matching, found by
 * trying to move earlier pairs aside.
 */
function mostPairs(units: readonly Observed[], told: readonly Told[]): number {
  const gone = units.filter((unit) => !unit.attended && unit.end !== null && unit.own !== null && !failsAlone(unit));
  const pairOf = new Map<Observed, Told>();
  const place = (direct: Told, tried: Set<Observed>): boolean =>
    gone.some((unit) => {
      const before = direct.at - (unit.end?.at ?? Number.POSITIVE_INFINITY);
      const fits = unit.service === direct.payload.serviceId && before >= 0 && before <= HOUR;
      if (!fits || tried.has(unit)) return false;
      tried.add(unit);
      const other = pairOf.get(unit);
      if (other !== undefined && !place(other, tried)) return false;
      pairOf.set(unit, direct);
      return true;
    });
  return told.filter(({ type }) => type === 'attendedWithoutTicket').filter((direct) => place(direct, new Set()))
    .length;
}

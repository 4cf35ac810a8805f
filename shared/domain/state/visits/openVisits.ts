import type { VisitId } from '../../ids.ts';
import type { OpenVisit, WaitingVisit } from '../../visit/visit.ts';
import { PersistentMap } from '../persistent/persistentMap.ts';
import { type FoundBy, NOTHING_FOUND, VisitMap } from './visitMap.ts';
import { emptyLineOf, lineKeyOf, type WaitingLine } from './waitingLine.ts';

type Lines = PersistentMap<string, WaitingLine>;

type Parts = {
  readonly byId: PersistentMap<VisitId, OpenVisit>;
  readonly foundBy: FoundBy;
  readonly lines: Lines;
  readonly atCounters: PersistentMap<VisitId, OpenVisit>;
};

/** Visits still in the branch: by id, by number, by person, by the line in which they wait. Never changed in place. */
export class OpenVisits extends VisitMap<OpenVisit> {
  readonly #lines: Lines;
  readonly #atCounters: PersistentMap<VisitId, OpenVisit>;

  private constructor({ byId, foundBy, lines, atCounters }: Parts) {
    super(byId, foundBy);
    this.#lines = lines;
    this.#atCounters = atCounters;
  }

  static of(entries: Iterable<readonly [VisitId, OpenVisit]> = []): OpenVisits {
    let visits = new OpenVisits({
      byId: PersistentMap.of(),
      foundBy: NOTHING_FOUND,
      lines: PersistentMap.of(),
      atCounters: PersistentMap.of(),
    });
    for (const [, visit] of entries) visits = visits.with(visit);
    return visits;
  }

  with(visit: OpenVisit): OpenVisits {
    return this.#changed(this.get(visit.id), visit, this.byId.with(visit.id, visit));
  }

  /** Without a visit; the same visits when it was not there. */
  without(id: VisitId): OpenVisits {
    const visit = this.get(id);
    return visit === undefined ? this : this.#changed(visit, undefined, this.byId.without(id));
  }

  /** The lines in which somebody waits. */
  lines(): Iterable<WaitingLine> {
    return this.#lines.values();
  }

  /** Those who were called or are attended: as many as counters at most. */
  atCounters(): Iterable<OpenVisit> {
    return this.#atCounters.values();
  }

  #changed(
    before: OpenVisit | undefined,
    after: OpenVisit | undefined,
    byId: PersistentMap<VisitId, OpenVisit>,
  ): OpenVisits {
    return new OpenVisits({
      byId,
      foundBy: this.foundAfter(before, after),
      lines: linesAfter(this.#lines, before, after),
      atCounters: atCountersAfter(this.#atCounters, before, after),
    });
  }
}

/** Open visits with what is found by them; a plain map of them is looked through once. */
export function openVisits(visits: ReadonlyMap<VisitId, OpenVisit>): OpenVisits {
  return visits instanceof OpenVisits ? visits : OpenVisits.of(visits);
}

function linesAfter(lines: Lines, before: OpenVisit | undefined, after: OpenVisit | undefined): Lines {
  let next = lines;
  if (before?.status === 'waiting') next = withoutWaiting(next, before);
  if (after?.status === 'waiting') next = withWaiting(next, after);
  return next;
}

function withWaiting(lines: Lines, visit: WaitingVisit): Lines {
  const key = lineKeyOf(visit);
  const line = lines.get(key) ?? emptyLineOf(visit);
  return lines.with(key, { ...line, visits: line.visits.with(visit) });
}

function withoutWaiting(lines: Lines, visit: WaitingVisit): Lines {
  const key = lineKeyOf(visit);
  const line = lines.get(key);
  if (line === undefined) return lines;
  const visits = line.visits.without(visit);
  return visits.length === 0 ? lines.without(key) : lines.with(key, { ...line, visits });
}

function atCountersAfter(
  atCounters: PersistentMap<VisitId, OpenVisit>,
  before: OpenVisit | undefined,
  after: OpenVisit | undefined,
): PersistentMap<VisitId, OpenVisit> {
  if (after?.status === 'called' || after?.status === 'attending') return atCounters.with(after.id, after);
  return before === undefined ? atCounters : atCounters.without(before.id);
}

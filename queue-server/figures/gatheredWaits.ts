import type { PeriodWaits } from '@turno25/shared/domain/figures/v1/rows.ts';
import { cellName } from '@turno25/shared/domain/figures/v2/beside.ts';
import type { PeriodWaitsV2 } from '@turno25/shared/domain/figures/v2/period.ts';
import type { SealedUnit } from '@turno25/shared/domain/figures/v2/sealedRows.ts';
import type { Millis, ServiceId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';

type UnitWaits<T> = Record<'official' | 'strict' | 'sinceArrival' | 'firstCall' | 'lastCall' | 'total', T>;

/** What figures of a period gather of a unit: its waits, where they count. */
export function gatheredOf(row: SealedUnit): UnitWaits<Millis | null> {
  const counts = row.excluded === null;
  return {
    official: row.in.includes('official') ? row.officialMs : null,
    strict: row.in.includes('strict') ? row.strictMs : null,
    sinceArrival: counts ? row.sinceArrivalMs : null,
    firstCall: counts ? row.firstCallMs : null,
    lastCall: counts ? row.lastCallMs : null,
    // Of the total, those attended: the others have an elapsed wait, which is another thing.
    total: counts && row.attended ? row.totalMs : null,
  };
}

/** Waits of many units of version 2, by what figures of a period show them by. */
export class GatheredUnits {
  readonly #all: UnitWaits<Millis[]> = {
    official: [],
    strict: [],
    sinceArrival: [],
    firstCall: [],
    lastCall: [],
    total: [],
  };
  readonly #byService = new Map<ServiceId, Millis[]>();
  readonly #byClass = { general: [] as Millis[], preferential: [] as Millis[] };
  readonly #cells = new Map<string, { readonly official: Millis[]; readonly sinceArrival: Millis[] }>();

  add(service: ServiceId, cls: VisitClass, channel: string, waits: UnitWaits<readonly Millis[]>): void {
    for (const name of Object.keys(this.#all) as (keyof UnitWaits<unknown>)[]) append(this.#all[name], waits[name]);
    const ofService = this.#byService.get(service) ?? [];
    this.#byService.set(service, ofService);
    append(ofService, waits.official);
    append(this.#byClass[cls], waits.official);
    const key = cellName(service, cls, channel);
    const cell = this.#cells.get(key) ?? { official: [], sinceArrival: [] };
    this.#cells.set(key, cell);
    append(cell.official, waits.official);
    append(cell.sinceArrival, waits.sinceArrival);
  }

  waits(): PeriodWaitsV2 {
    const { official, strict, sinceArrival, firstCall, lastCall, total } = this.#all;
    return {
      official: Float64Array.from(official),
      firstCall: Float64Array.from(firstCall),
      lastCall: Float64Array.from(lastCall),
      total: Float64Array.from(total),
      byService: new Map([...this.#byService].map(([id, waits]) => [id, Float64Array.from(waits)])),
      byClass: {
        general: Float64Array.from(this.#byClass.general),
        preferential: Float64Array.from(this.#byClass.preferential),
      },
      strict: Float64Array.from(strict),
      sinceArrival: Float64Array.from(sinceArrival),
      cells: new Map(
        [...this.#cells].map(([key, cell]) => [
          key,
          { official: Float64Array.from(cell.official), sinceArrival: Float64Array.from(cell.sinceArrival) },
        ]),
      ),
    };
  }
}

function append(list: Millis[], more: readonly Millis[]): void {
  for (const wait of more) list.push(wait);
}

type Group = { readonly ofService: Millis[]; readonly ofClass: Millis[] };

/** Waits of many visits of version 1. */
export class Gathered {
  readonly #official: Millis[] = [];
  readonly #firstCall: Millis[] = [];
  readonly #lastCall: Millis[] = [];
  readonly #total: Millis[] = [];
  readonly #byService = new Map<ServiceId, Millis[]>();
  readonly #byClass = { general: [] as Millis[], preferential: [] as Millis[] };
  readonly #groups = new Map<string, Group>();

  /** The four waits of a visit; `of` is its class and its service, with a space between them. */
  add(of: string, official: Millis | null, first: Millis | null, last: Millis | null, total: Millis | null): void {
    const group = this.#groups.get(of) ?? this.#newGroup(of);
    if (first !== null) this.#firstCall.push(first);
    if (last !== null) this.#lastCall.push(last);
    // Of the total, those attended: the others have an elapsed wait, which is another thing.
    if (official === null) return;
    this.#official.push(official);
    if (total !== null) this.#total.push(total);
    group.ofClass.push(official);
    group.ofService.push(official);
  }

  waits(): PeriodWaits {
    return {
      official: Float64Array.from(this.#official),
      firstCall: Float64Array.from(this.#firstCall),
      lastCall: Float64Array.from(this.#lastCall),
      total: Float64Array.from(this.#total),
      byService: new Map([...this.#byService].map(([id, waits]) => [id, Float64Array.from(waits)])),
      byClass: {
        general: Float64Array.from(this.#byClass.general),
        preferential: Float64Array.from(this.#byClass.preferential),
      },
    };
  }

  #newGroup(of: string): Group {
    const space = of.indexOf(' ');
    const service = of.slice(space + 1);
    const ofService = this.#byService.get(service) ?? [];
    this.#byService.set(service, ofService);
    const group = { ofService, ofClass: this.#byClass[of.slice(0, space) as VisitClass] };
    this.#groups.set(of, group);
    return group;
  }
}

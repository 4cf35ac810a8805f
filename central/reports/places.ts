import { byCodeUnits } from '@turno25/shared/domain/figures/numbers.ts';
import { regionOf } from '@turno25/shared/domain/territory.ts';
import { pooledGroups } from '@turno25/shared/exports/pooled.ts';

/** Where the people of a comuna are told of: by its own code, with others of its region (`r:13`), or with those of several (``). */
export type Places = ReadonlyMap<string, string>;

/** Several regions together. */
const SEVERAL = '';
const inRegion = (region: string): string => `r:${region}`;

/** The region of a place, null of several; its comuna, null of several. */
export function placeParts(place: string): { readonly region: string | null; readonly comuna: string | null } {
  if (place === SEVERAL) return { region: null, comuna: null };
  return place.startsWith('r:') ? { region: place.slice(2), comuna: null } : { region: regionOf(place), comuna: place };
}

/** Places of a month of which none has fewer people than `least`: comunas of few are told with others of their region. */
export function placesOf(people: ReadonlyMap<string, number>, least: number): Places {
  const byRegion = Map.groupBy(people, ([comuna]) => regionOf(comuna));
  const sums = new Map([...byRegion].map(([region, of]) => [region, of.reduce((sum, [, n]) => sum + n, 0)]));
  const several = pooledGroups(sums, least);
  return new Map(
    [...byRegion].flatMap(([region, of]): readonly (readonly [string, string])[] => {
      if (several.has(region)) return of.map(([comuna]) => [comuna, SEVERAL]);
      const pool = pooledGroups(new Map(of), least);
      return of.map(([comuna]) => [comuna, pool.has(comuna) ? inRegion(region) : comuna]);
    }),
  );
}

/** The same with a place told together with the smallest other one, of its own region where there is another. */
export function joined(places: Places, place: string, people: ReadonlyMap<string, number>): Places {
  const sizes = new Map<string, number>();
  for (const [comuna, at] of places) sizes.set(at, (sizes.get(at) ?? 0) + (people.get(comuna) ?? 0));
  const { region } = placeParts(place);
  const isNear = (other: string): boolean => region !== null && placeParts(other).region === region;
  const [other] = [...sizes]
    .filter(([at]) => at !== place)
    .sort(([a, n], [b, m]) => Number(isNear(b)) - Number(isNear(a)) || n - m || byCodeUnits(a, b));
  if (other === undefined) return places;
  const together = region !== null && isNear(other[0]) ? inRegion(region) : SEVERAL;
  return new Map([...places].map(([comuna, at]) => [comuna, at === place || at === other[0] ? together : at]));
}

import type { Difference } from '@turno25/shared/domain/branch/changes.ts';
import type { NationalContent } from '@turno25/shared/domain/national/document.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';

/** "15-12-2027"; of no zone. */
export function dateWords(date: string): string {
  return numericDate(Date.parse(`${date}T12:00:00.000Z`), 'UTC');
}

/** Where a difference is: names of things as people know them, parts as they are called in the file. */
export function placeWords({ path }: Pick<Difference, 'path'>, { catalogue, agreements }: NationalContent): string {
  const names = new Map<string, string>([
    ...catalogue.institutions.map(({ id, name }): [string, string] => [id, name]),
    ...catalogue.services.map(({ id, name }): [string, string] => [id, name]),
    ...agreements.map(({ id, act }): [string, string] => [id, act]),
  ]);
  return path.map((step) => names.get(step) ?? step).join(' · ');
}

const LONGEST = 120;

/** A value as it fits in a line. */
export function valueWords(text: string): string {
  const name = nameIn(text) ?? text;
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

/** The name of a thing that is there as JSON. */
function nameIn(text: string): string | null {
  try {
    const { name, text: words, act } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const called = [name, words, act].find((one) => typeof one === 'string');
    return typeof called === 'string' ? called : null;
  } catch {
    return null;
  }
}

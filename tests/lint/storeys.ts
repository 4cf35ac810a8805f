import { importsOf } from './imports.ts';

/** Rooms whose folders stand on storeys: whoever is above may look down, and nobody up. */
const HOUSES: readonly string[] = [
  'shared',
  'shared/domain',
  'shared/rehearsal',
  'queue-server',
  'queue-server/console',
  'central',
  'kiosk',
  'kiosk/ui',
  'kiosk/device-host',
  'display-board/ui',
];

type Source = { readonly file: string; readonly source: string };

/** Folders of one house that import each other, directly or around others: between them there is no up and down. */
export function storeyFindings(sources: readonly Source[]): string[] {
  return HOUSES.flatMap((house) => circlesIn(house, sources));
}

function circlesIn(house: string, sources: readonly Source[]): string[] {
  const down = new Map<string, Map<string, string>>();
  for (const { file, source } of sources) {
    const from = roomIn(house, file);
    if (from === null || file.endsWith('.test.ts') || file.includes('/testing/')) continue;
    for (const target of importsOf(file, source)) {
      const to = roomIn(house, target);
      if (to === null || to === from) continue;
      const rooms = down.get(from) ?? new Map<string, string>();
      down.set(from, rooms.has(to) ? rooms : rooms.set(to, `${file} -> ${target}`));
    }
  }
  const reaches = (from: string, wanted: string, seen = new Set<string>()): boolean =>
    [...(down.get(from)?.keys() ?? [])].some((next) => {
      if (next === wanted) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, wanted, seen);
    });
  return [...down].flatMap(([from, rooms]) =>
    [...rooms]
      .filter(([to]) => reaches(to, from))
      .map(([to, example]) => `${house}: ${from} and ${to} look at each other, as in ${example}`),
  );
}

/** The folder or file that stands directly in the house; null for what is elsewhere. */
function roomIn(house: string, file: string): string | null {
  return file.startsWith(`${house}/`) ? (file.slice(house.length + 1).split('/')[0] ?? null) : null;
}

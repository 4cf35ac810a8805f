import { readFileSync } from 'node:fs';

export type Commune = { readonly code: string; readonly name: string };

/** The comunas of Chile by name, with their CUT codes. */
export function communes(): readonly Commune[] {
  const [, ...lines] = readFileSync(new URL('./communes.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line) => {
      const [code = '', name = ''] = line.split(',');
      return { code, name };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'es'));
}

const MAGALLANES = '12';
const AYSEN = '11';
const EASTER_ISLAND = '05201';

/** The time zone of a comuna by its CUT code: Magallanes and Aysén keep summer time all year, Rapa Nui is two hours behind. */
export function zoneOf(
  code: string,
): 'America/Santiago' | 'America/Punta_Arenas' | 'America/Coyhaique' | 'Pacific/Easter' {
  if (code === EASTER_ISLAND) return 'Pacific/Easter';
  if (code.startsWith(MAGALLANES)) return 'America/Punta_Arenas';
  return code.startsWith(AYSEN) ? 'America/Coyhaique' : 'America/Santiago';
}

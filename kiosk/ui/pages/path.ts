import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { entryPath } from '../entry/flow/path.ts';
import type { KioskState } from './kioskState.ts';

const TITLES = { exit: 'survey.title', oirs: 'oirs.title', pause: 'kiosk.pause.path' } as const;

/** What the person has chosen so far, in words, as one line. */
export function pathOf({ entry, aside }: KioskState, catalog: Catalog | null, say: Translate): readonly string[] {
  if (catalog === null) return [];
  return aside === null ? entryPath(entry, catalog, say) : [say(TITLES[aside.flow])];
}

import { type Change, changesOf } from '../branch/changes.ts';
import type { BranchConfig } from '../branch/config.ts';
import type { BusinessDate } from '../ids.ts';
import { mayBeGiven } from './agreements.ts';
import type { NationalDocument } from './document.ts';
import { withNational } from './merge.ts';

/** What of a configuration the national document does not allow, as the refusal says it. */
type Rule =
  | 'services'
  | 'limit'
  | 'order'
  | 'ownService'
  | 'agreement'
  | 'institutions'
  | 'goals'
  | 'holidays'
  | 'notices'
  | 'templates';

/** What a document does not allow: which rule, and of what. */
export type Breach = { readonly rule: Rule; readonly thing: string; readonly version: number };

/** The first thing in a configuration that the document in force does not allow on a date; null where there is none, or no document. */
export function breachOf(inForce: NationalDocument | null, config: BranchConfig, date: BusinessDate): Breach | null {
  if (inForce === null) return null;
  const [first] = changesOf(config, withNational(config, inForce, date));
  return first === undefined ? null : { ...ruleOf(first, inForce, config, date), version: inForce.version };
}

function ruleOf(
  { path, kind }: Change,
  document: NationalDocument,
  config: BranchConfig,
  date: BusinessDate,
): { readonly rule: Rule; readonly thing: string } {
  const [part = '', id = '', field = ''] = path;
  const service = config.services.find((one) => one.id === id);
  const thing = service?.name ?? id;
  if (part === 'services' || part === 'counters' || part === 'branch') {
    if (id === 'order') return { rule: 'order', thing };
    const national = document.catalogue.services.find((one) => one.id === id);
    if (national === undefined) return { rule: field === 'limitMinutes' ? 'limit' : 'ownService', thing };
    if (kind === 'removed' && !mayBeGiven(document, national, date)) return { rule: 'agreement', thing };
    return { rule: field === 'limitMinutes' ? 'limit' : 'services', thing };
  }
  if (part === 'institutions') return { rule: 'institutions', thing };
  if (part === 'goals' || part === 'standard') return { rule: 'goals', thing };
  if (part === 'hours') return { rule: 'holidays', thing: path[2] ?? '' };
  return { rule: part === 'oirs' ? 'templates' : 'notices', thing };
}

import { type Change, changesOf } from '../branch/changes.ts';
import type { BranchConfig } from '../branch/config.ts';
import type { BusinessDate } from '../ids.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { err, ok, type Result } from '../result.ts';
import type { BranchState } from '../state/state.ts';
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

/** Whether the national document in force, if any, allows a configuration on a date. */
export function allowedByNational(
  { national }: Pick<BranchState, 'national'>,
  config: BranchConfig,
  date: BusinessDate,
): Result<null, Refusal> {
  const document = national.inForce;
  if (document === null) return ok(null);
  const [first] = changesOf(config, withNational(config, document, date));
  if (first === undefined) return ok(null);
  const { rule, thing } = ruleOf(first, document, config, date);
  return err({ code: 'settings.national', detail: { rule, thing, version: document.version } });
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

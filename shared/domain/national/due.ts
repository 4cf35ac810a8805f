import { changesOf } from '../branch/changes.ts';
import type { BranchConfig } from '../branch/config.ts';
import type { BusinessDate } from '../ids.ts';
import type { NationalDocument, NationalState } from './document.ts';
import { withNational } from './merge.ts';

/** The newest that a branch has taken; 0: none. */
export function newestVersion({ inForce, waiting }: NationalState): number {
  return Math.max(inForce?.version ?? 0, ...waiting.map(({ version }) => version));
}

/** What is to be done on a date: the document that holds by then, and the configuration as it has it; null where all is so already. */
export type NationalDue = {
  readonly document: NationalDocument;
  /** It was not in force before. */
  readonly isNew: boolean;
  /** Null: the configuration is as it says already. */
  readonly config: BranchConfig | null;
};

/** Of a branch: what it holds of the centre, and the configuration in force. */
type Standing = { readonly national: NationalState; readonly config: { readonly config: BranchConfig } | null };

/** Also of the document that is in force: an agreement begins or ends on its date, and a holiday is over. */
export function nationalDue({ national, config }: Standing, date: BusinessDate): NationalDue | null {
  if (config === null) return null;
  const due = national.waiting.filter(({ validFrom }) => validFrom <= date).at(-1) ?? null;
  const document = due ?? national.inForce;
  if (document === null) return null;
  const next = withNational(config.config, document, date, national.inForce);
  const changed = changesOf(config.config, next).length > 0;
  if (due === null && !changed) return null;
  return { document, isNew: due !== null, config: changed ? next : null };
}

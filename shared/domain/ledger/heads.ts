import type { BusinessDate, Series } from '../ids.ts';

/** The last number given of each series of a date. */
export type NumbersGiven = { readonly date: BusinessDate; readonly last: Readonly<Record<Series, number>> };

/** The end of a ledger as somebody remembers it, its signature checked. */
export type RememberedHead = {
  readonly ledgerId: string;
  readonly epoch: string;
  readonly seq: number;
  readonly hash: string;
  readonly numbers: NumbersGiven | null;
};

/** Who remembers it. */
export type Witness = { readonly kind: 'kiosk' | 'board' | 'centre' | 'staff' | 'highWater'; readonly id: string };

/**
 * How a remembered head and this ledger differ: the ledger ends before it, has another event there, is another copy that
 * no restore explains, or another ledger under the same key.
 */
export type Disagreement = 'absent' | 'otherHash' | 'otherEpoch' | 'otherLedger';

/** What a restored copy was made of. */
export type RestoreSource = 'backup' | 'cut' | 'rows';

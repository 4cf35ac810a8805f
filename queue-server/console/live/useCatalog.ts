import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { useAsked } from '../asking/useAsked.ts';

const RETRY_MS = 5_000;

/** The branch's names, services, counters and reasons; asked for again when the ledger's epoch changes. */
export function useCatalog(epoch: string | null): Catalog | null {
  return useAsked<Catalog>('/catalog', { since: epoch, retryMillis: RETRY_MS }).answer;
}

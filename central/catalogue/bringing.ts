import type { BranchApi } from '../intake/branchApi.ts';
import type { BroughtBook } from './broughtBook.ts';
import type { Catalogue } from './catalogue.ts';

/** What of the catalogue is needed to bring it. */
export type Bringing = {
  readonly catalogue: Catalogue;
  readonly brought: BroughtBook;
  /** The country's date. */
  readonly today: () => string;
};

/**
 * Brings a branch that is asked what it lacks of the national documents, one after another. One that refuses is asked again when
 * there is another version: its evidence says what it has. True where it has all.
 */
export async function bringDocuments(
  branchId: string,
  api: Pick<BranchApi, 'bring'>,
  { catalogue, brought, today }: Bringing,
): Promise<boolean> {
  for (;;) {
    const document = catalogue.nextFor(brought.upTo(branchId), today());
    if (document === null) return true;
    if (brought.refused(branchId) === document.version) return false;
    const answer = await api.bring(document);
    if (!answer.ok) return false;
    brought.note(branchId, document.version, answer.value);
    if (answer.value === 'refused') return false;
  }
}

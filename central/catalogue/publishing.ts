import { type Difference, differencesOf } from '@turno25/shared/domain/branch/changes.ts';
import type { NationalContent, NationalDocument } from '@turno25/shared/domain/national/document.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';

/** What is being prepared, and who had a hand in it. */
export type Draft = {
  /** The version that it was made from; 0: none was published. */
  readonly basedOn: number;
  readonly validFrom: string;
  readonly content: NationalContent;
  readonly hands: readonly string[];
  /** UTC ms. */
  readonly savedAt: number;
};

/** Why nothing is published, or saved. */
export type CatalogueRefusal =
  | 'catalogue.noDraft'
  | 'catalogue.otherDraft'
  | 'catalogue.samePerson'
  | 'catalogue.nothingNew'
  | 'catalogue.past';

/** What would be different from what was said before. */
export function newsOf(draft: Pick<Draft, 'content'>, before: NationalContent): readonly Difference[] {
  return differencesOf(contentOf(before), draft.content);
}

/** What a document says, without what it is signed with. */
export function contentOf({
  catalogue,
  goals,
  holidays,
  texts,
  agreements,
  mayChange,
}: NationalContent): NationalContent {
  return { catalogue, goals, holidays, texts, agreements, mayChange };
}

/**
 * Whether somebody may publish a draft: they had no hand in it, what they read is what is published, something in it is new,
 * and it comes into force today or later: a branch cannot apply it to days that are over.
 */
export function mayPublish(
  draft: Draft | null,
  { who, digest, today }: { readonly who: string; readonly digest: string; readonly today: string },
  digestOf: (draft: Draft) => string,
  newest: NationalDocument | null,
): Result<Draft, CatalogueRefusal> {
  if (draft === null) return err('catalogue.noDraft');
  if (digestOf(draft) !== digest || draft.basedOn !== (newest?.version ?? 0)) return err('catalogue.otherDraft');
  if (draft.hands.includes(who)) return err('catalogue.samePerson');
  if (draft.validFrom < today) return err('catalogue.past');
  const same = newest !== null && newest.validFrom === draft.validFrom && newsOf(draft, newest).length === 0;
  return same ? err('catalogue.nothingNew') : ok(draft);
}

/** The document that holds on a date: of those whose date has come, the newest. */
export function inForceOn(documents: readonly NationalDocument[], date: string): NationalDocument | null {
  return documents.filter(({ validFrom }) => validFrom <= date).at(-1) ?? null;
}

/**
 * The next document for a branch that has everything up to a version: the oldest newer one that still matters, which is one
 * that no newer one takes the place of before its date, or today. Asked again after each, a branch gets all it needs.
 */
export function nextFor(documents: readonly NationalDocument[], after: number, today: string): NationalDocument | null {
  const newer = documents.filter(({ version }) => version > after);
  const from = ({ validFrom }: NationalDocument): string => (validFrom > today ? validFrom : today);
  const matters = newer.filter(
    (one) => !newer.some((other) => other.version > one.version && from(other) <= from(one)),
  );
  return matters[0] ?? null;
}

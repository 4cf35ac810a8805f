import { createHash } from 'node:crypto';
import type { NationalContent, NationalDocument } from '@turno25/shared/domain/national/document.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import type { Signer } from '@turno25/shared/evidence/crypto.ts';
import { signNational } from '@turno25/shared/evidence/nationalDocument.ts';
import type { CatalogueDb } from './catalogueFile.ts';
import { type CatalogueRefusal, contentOf, type Draft, mayPublish, nextFor } from './publishing.ts';

/** What was published, by whom. Instants in UTC ms. */
export type Publication = {
  readonly document: NationalDocument;
  readonly preparedBy: readonly string[];
  readonly approvedBy: string;
  readonly at: number;
};

type Kept = {
  readonly document: string;
  readonly prepared_by: string;
  readonly approved_by: string;
  readonly at: number;
};

/** Drafts and published versions of what goes back to branches. One draft at a time; what was published stays. */
export class Catalogue {
  readonly #db: CatalogueDb;
  readonly #key: Signer;
  /** What was published stays: read once, and again when there is more. */
  #read: readonly Publication[] | null = null;

  constructor(db: CatalogueDb, key: Signer) {
    this.#db = db;
    this.#key = key;
  }

  /** By which branches know it. */
  get publicKey(): string {
    return this.#key.publicPem;
  }

  /** All that was published, the oldest first. */
  publications(): readonly Publication[] {
    if (this.#read === null) {
      const rows = this.#db.prepare('SELECT * FROM published ORDER BY version').all() as Kept[];
      this.#read = rows.map(({ document, prepared_by, approved_by, at }) => ({
        document: JSON.parse(document),
        preparedBy: JSON.parse(prepared_by),
        approvedBy: approved_by,
        at,
      }));
    }
    return this.#read;
  }

  documents(): readonly NationalDocument[] {
    return this.publications().map(({ document }) => document);
  }

  newest(): NationalDocument | null {
    return this.documents().at(-1) ?? null;
  }

  /** What a branch takes next. */
  nextFor(after: number, today: string): NationalDocument | null {
    return nextFor(this.documents(), after, today);
  }

  draft(): Draft | null {
    const row = this.#db.prepare('SELECT * FROM draft').get() as
      | { based_on: number; valid_from: string; content: string; hands: string; saved_at: number }
      | undefined;
    if (row === undefined) return null;
    const { based_on: basedOn, valid_from: validFrom, content, hands, saved_at: savedAt } = row;
    return { basedOn, validFrom, content: JSON.parse(content), hands: JSON.parse(hands), savedAt };
  }

  /** What somebody reads before they approve: SHA-256 of what would be signed. */
  digestOf({ basedOn, validFrom, content }: Pick<Draft, 'basedOn' | 'validFrom' | 'content'>): string {
    return createHash('sha256').update(canonicalText({ basedOn, validFrom, content })).digest('hex');
  }

  /** Saves a draft over the one that its author read (null: there was none), so that nobody writes over another's work. */
  save(
    said: { readonly content: NationalContent; readonly validFrom: string; readonly over: string | null },
    who: string,
    now: number,
  ): Result<Draft, CatalogueRefusal> {
    return this.#db
      .transaction((): Result<Draft, CatalogueRefusal> => {
        const before = this.draft();
        if ((before === null ? null : this.digestOf(before)) !== said.over) return err('catalogue.otherDraft');
        const { content, validFrom } = said;
        const hands = [...new Set([...(before?.hands ?? []), who])];
        const draft: Draft = { basedOn: this.newest()?.version ?? 0, validFrom, content, hands, savedAt: now };
        this.#db
          .prepare('INSERT OR REPLACE INTO draft VALUES (1, ?, ?, ?, ?, ?)')
          .run(draft.basedOn, validFrom, canonicalText(content), JSON.stringify(hands), now);
        return ok(draft);
      })
      .immediate();
  }

  discard(digest: string): Result<null, CatalogueRefusal> {
    const draft = this.draft();
    if (draft === null) return err('catalogue.noDraft');
    if (this.digestOf(draft) !== digest) return err('catalogue.otherDraft');
    this.#db.prepare('DELETE FROM draft').run();
    return ok(null);
  }

  /** Signs the draft that somebody read and had no hand in, under the next version. */
  publish(digest: string, who: string, { now, today }: { readonly now: number; readonly today: string }) {
    return this.#db
      .transaction((): Result<NationalDocument, CatalogueRefusal> => {
        const newest = this.newest();
        const may = mayPublish(this.draft(), { who, digest, today }, (draft) => this.digestOf(draft), newest);
        if (!may.ok) return may;
        const { content, validFrom, hands } = may.value;
        const version = (newest?.version ?? 0) + 1;
        const document = signNational({ ...contentOf(content), version, validFrom, madeAt: now }, this.#key);
        this.#db
          .prepare('INSERT INTO published VALUES (?, ?, ?, ?, ?, ?)')
          .run(version, validFrom, canonicalText(document), JSON.stringify(hands), who, now);
        this.#db.prepare('DELETE FROM draft').run();
        this.#read = null;
        return ok(document);
      })
      .immediate();
  }
}

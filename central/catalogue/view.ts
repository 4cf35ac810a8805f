import type { CatalogueView } from '@turno25/shared/contracts/centreCatalogue.ts';
import { endingSoon } from '@turno25/shared/domain/national/agreements.ts';
import type { NationalDocument } from '@turno25/shared/domain/national/document.ts';
import type { BroughtBook } from './broughtBook.ts';
import type { Catalogue, Publication } from './catalogue.ts';
import { contentOf, inForceOn, newsOf } from './publishing.ts';
import { seedContent } from './seed.ts';

type Looking = {
  readonly who: string;
  readonly today: string;
  readonly nameOf: (id: string) => string;
  readonly branches: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly brought: BroughtBook;
};

/** The catalogue as somebody at the centre sees it on a date. */
export function catalogueViewOf(catalogue: Catalogue, looking: Looking): CatalogueView {
  const { who, today, nameOf } = looking;
  const publications = catalogue.publications();
  const documents = publications.map(({ document }) => document);
  const newest = documents.at(-1) ?? null;
  const inForce = inForceOn(documents, today);
  const draft = catalogue.draft();
  const shown = (one: Publication): CatalogueView['publications'][number] => ({
    version: one.document.version,
    validFrom: one.document.validFrom,
    madeAt: iso(one.at),
    preparedBy: one.preparedBy.map(nameOf),
    approvedBy: nameOf(one.approvedBy),
    standing: one.document === inForce ? 'inForce' : one.document.validFrom > today ? 'waiting' : 'over',
  });
  return {
    publicKey: catalogue.publicKey,
    publications: publications.map(shown).reverse(),
    newest: plain(newest === null ? seedContent() : contentOf(newest)),
    draft:
      draft === null
        ? null
        : {
            validFrom: draft.validFrom,
            content: plain(draft.content),
            digest: catalogue.digestOf(draft),
            hands: draft.hands.map(nameOf),
            savedAt: iso(draft.savedAt),
            changes: newsOf(draft, newest ?? seedContent()).map((one) => ({ ...one, path: [...one.path] })),
            mayApprove: !draft.hands.includes(who),
          },
    ending: inForce === null ? [] : endingOf(inForce, today),
    behind: behindOf(catalogue, looking),
  };
}

/** Those that lack one that still matters. */
function behindOf(catalogue: Catalogue, { branches, brought, today }: Looking): CatalogueView['behind'] {
  return branches
    .filter(({ id, active }) => active && catalogue.nextFor(brought.upTo(id), today) !== null)
    .map(({ id, name }) => ({ name, version: brought.upTo(id), refused: brought.refused(id) !== null }));
}

function endingOf(document: NationalDocument, today: string): CatalogueView['ending'] {
  return endingSoon(document.agreements, today).map(({ institutionId, act, until, serviceIds }) => ({
    institution: document.catalogue.institutions.find(({ id }) => id === institutionId)?.name ?? institutionId,
    act,
    until,
    services: serviceIds.length,
  }));
}

/** As it goes over the wire. */
function plain<T>(content: T): CatalogueView['newest'] {
  return JSON.parse(JSON.stringify(content));
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

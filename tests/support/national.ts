import { withProducts } from '@turno25/queue-server/configuration/catalogue/products.ts';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import type { NationalContent, NationalDocument } from '@turno25/shared/domain/national/document.ts';
import { signNational } from '@turno25/shared/evidence/nationalDocument.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { seedConfig } from './branch.ts';

export const CENTRE_KEY = BranchKey.inMemory(randomBytes);
export const OTHER_KEY = BranchKey.inMemory(randomBytes);

/** What a country says that has the seeded catalogue and nothing of its own yet: branches may change nothing. */
export function countrywide(change: Partial<NationalContent> = {}): NationalContent {
  const { institutions, services } = withProducts(seedConfig());
  return {
    catalogue: { institutions, services: services.map(({ frequent: _frequent, ...service }) => service) },
    goals: null,
    holidays: [],
    texts: { notices: [], templates: [] },
    agreements: [],
    mayChange: [],
    ...change,
  };
}

/** The same, signed, as a version from a date on. */
export function nationalFrom(
  validFrom: string,
  version: number,
  change: Partial<NationalContent> = {},
  key: BranchKey = CENTRE_KEY,
): NationalDocument {
  return signNational(
    { ...countrywide(change), version, madeAt: Date.parse('2026-11-01T12:00:00.000Z'), validFrom },
    key,
  );
}

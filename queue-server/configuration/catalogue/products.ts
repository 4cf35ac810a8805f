import { readFileSync } from 'node:fs';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { z } from 'zod';

/** Minutes that a service's people wait at most, where nothing else is agreed (docs/domain.md A1). */
const USUAL_LIMIT = 25;

const catalogue = z.strictObject({
  institutions: z.array(z.strictObject({ id: opaqueId, name: z.string(), shortName: z.string() })),
  services: z.array(
    z.strictObject({
      id: opaqueId,
      institutionId: opaqueId,
      name: z.string(),
      words: z.array(z.string()),
      series: z.string().regex(/^[A-Z]{1,3}$/),
      expectedMinutes: z.int().positive(),
      needsRun: z.boolean(),
      /** Somebody pays at the counter: not for a unit that carries no money. */
      handlesMoney: z.literal(true).optional(),
    }),
  ),
});

/**
 * A configuration with every product of the national catalogue: its own first, as they stand in it, then those that it lacks.
 * The catalogue is of public names; minutes and words are a beginning, which a branch's own days correct.
 */
export function withProducts(config: BranchConfig): BranchConfig {
  const file = new URL('./products.json', import.meta.url);
  const national = catalogue.parse(JSON.parse(readFileSync(file, 'utf8')));
  const lacking = <T extends { readonly id: string }>(
    own: readonly { readonly id: string }[],
    all: readonly T[],
  ): T[] => all.filter(({ id }) => !own.some((one) => one.id === id));
  return {
    ...config,
    institutions: [...config.institutions, ...lacking(config.institutions, national.institutions)],
    services: [
      ...config.services,
      ...lacking(config.services, national.services).map((product) => ({
        ...product,
        wordsIn: {},
        limitMinutes: USUAL_LIMIT,
        handlesMoney: product.handlesMoney ?? false,
        frequent: false,
      })),
    ],
  };
}

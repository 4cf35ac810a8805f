import { z } from 'zod';
import { nationalContent } from './nationalCatalogue.ts';
import { businessDate, count, instantText } from './primitives.ts';

/** SHA-256 of what somebody read, hexadecimal. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const difference = z.object({
  path: z.array(z.string()),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.string(),
  after: z.string(),
});

const publication = z.object({
  version: z.int(),
  validFrom: businessDate,
  madeAt: instantText,
  /** Names of those who had a hand in it, and of whoever approved it. */
  preparedBy: z.array(z.string()),
  approvedBy: z.string(),
  standing: z.enum(['inForce', 'waiting', 'over']),
});

const endingAgreement = z.object({
  institution: z.string(),
  act: z.string(),
  until: businessDate,
  services: z.int(),
});

/** `GET /catalogue`: what branches have, what is being prepared and what of it is new, and agreements that end soon. */
export const catalogueView = z.object({
  publicKey: z.string(),
  publications: z.array(publication),
  /** What the next draft begins with: the newest published, or what the program brings. */
  newest: nationalContent,
  draft: z
    .object({
      validFrom: businessDate,
      content: nationalContent,
      digest,
      hands: z.array(z.string()),
      savedAt: instantText,
      changes: z.array(difference),
      /** Whoever looks may approve it: they had no hand in it. */
      mayApprove: z.boolean(),
    })
    .nullable(),
  ending: z.array(endingAgreement),
  /** Branches that do not have the newest that they could take, by their names; `refused`: they did not believe one. */
  behind: z.array(z.object({ name: z.string(), version: z.int(), refused: z.boolean() })),
});
export type CatalogueView = z.infer<typeof catalogueView>;

/** `PUT /catalogue/draft`. `over`: digest of the draft that its author read; null: there was none. */
export const draftBody = z.strictObject({
  validFrom: businessDate,
  content: nationalContent,
  over: digest.nullable(),
});
export const digestBody = z.strictObject({ digest });

const measured = z.strictObject({
  density: z.number().min(0).max(1_000_000).nullable(),
  attentions: count.nullable(),
  comunas: z.int().min(0).max(346).nullable(),
  rurality: z.number().min(0).max(100).nullable(),
});
const steps = z
  .array(z.strictObject({ from: z.number().min(0).max(10_000_000), points: z.int().min(0).max(100) }))
  .min(1)
  .max(12);
export const categoryRule = z.strictObject({
  steps: z.strictObject({ density: steps, attentions: steps, comunas: steps, rurality: steps }),
  least: z.strictObject({ A: z.int().min(0), B: z.int().min(0), C: z.int().min(0) }),
});
export const measuredBody = measured;

const points = z.object({
  density: z.int().nullable(),
  attentions: z.int().nullable(),
  comunas: z.int().nullable(),
  rurality: z.int().nullable(),
});

/** `GET /categories`: the rule in full, and each branch's four values with what they come to. */
export const categoriesView = z.object({
  rule: categoryRule,
  branches: z.array(
    z.object({
      branchId: z.string(),
      name: z.string(),
      measured,
      points,
      total: z.int().nullable(),
      category: z.enum(['A', 'B', 'C', 'D']).nullable(),
      /** What the branch's own settings say; null where nothing of it is in the warehouse. */
      declared: z.enum(['A', 'B', 'C', 'D']).nullable(),
      /** Attentions that the branch's own evidence counts in the last year, and on how many days; to hold beside what was written down. */
      counted: z.object({ attentions: count, days: count }).nullable(),
    }),
  ),
});
export type CategoriesView = z.infer<typeof categoriesView>;

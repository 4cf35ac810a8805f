import { z } from 'zod';
import type { BranchConfig } from '../domain/branch/config.ts';
import { branchConfig } from './configuration/branchConfig.ts';
import { configShape } from './configuration/configShape.ts';
import { instantText, opaqueId } from './primitives.ts';

/** What is in force, and when a change of each part would be felt. */
const effect = z.enum(['now', 'nextDay', 'closedDay', 'never']);
export const settingsChange = z.object({
  /** Where: the parts of the configuration, with ids where a list has them. */
  path: z.array(z.string()),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.string(),
  after: z.string(),
  effect,
});

export const settingsView = z.object({
  version: z.int(),
  hash: z.string(),
  config: branchConfig,
  effects: z.record(z.string(), effect),
  /** What waits for its instant, and what it would change of what is in force. */
  plan: z
    .object({
      id: opaqueId,
      at: instantText,
      by: z.string(),
      /** Another version was published since: it will not come into force. */
      outdated: z.boolean(),
      changes: z.array(settingsChange),
    })
    .nullable(),
  /** A plan that came to nothing, and why, in words. */
  failedPlan: z.object({ at: instantText, why: z.string() }).nullable(),
});

/** A configuration to be published, with the version that it was made from. */
export const settingsBody = z.strictObject({ version: z.int().positive(), config: branchConfig });

/** `POST /settings/plan`: the same, at an instant to come. */
export const planBody = z.strictObject({ ...settingsBody.shape, at: instantText });

/** `POST /settings/check`: a configuration to be published now, or at an instant. */
export const checkBody = z.strictObject({ ...settingsBody.shape, at: instantText.exactOptional() });

/** `POST /settings/check`: what would change, and why it would be refused, in words; null when it may be published now. */
export const settingsCheck = z.object({
  refusal: z.string().nullable(),
  changes: z.array(settingsChange),
});
export type SettingsCheck = z.infer<typeof settingsCheck>;
export type SettingsView = z.infer<typeof settingsView>;

/** `GET /settings/catalogue`: what a branch may add to what it gives, with the institutions that it is of. */
export const settingsCatalogue = z.object({
  institutions: z.array(configShape.shape.institutions.element),
  services: z.array(configShape.shape.services.element),
  /** Ids in the order that the national document fixes; null where the branch has its own. */
  order: z.array(opaqueId).nullable(),
});
export type SettingsCatalogue = Pick<BranchConfig, 'institutions' | 'services'> & {
  readonly order: readonly string[] | null;
};

/** The comunas of the country by CUT, by name. */
export const communeList = z.object({ communes: z.array(z.object({ code: z.string(), name: z.string() })) });
export type CommuneList = z.infer<typeof communeList>;

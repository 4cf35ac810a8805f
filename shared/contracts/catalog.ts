import { z } from 'zod';
import {
  businessDate,
  count,
  expectedWait,
  instantText,
  languageTag,
  opaqueId,
  reasonCode,
  visitClass,
} from './primitives.ts';

/** What somebody who enters now is told: people before them, and how long they wait (null while nobody gives the service). */
const entering = z.object({ ahead: count, expected: expectedWait.nullable() });

const catalogService = z.object({
  id: opaqueId,
  institutionId: opaqueId,
  name: z.string(),
  words: z.array(z.string()),
  /** What citizens call it in other languages, by tag. */
  wordsIn: z.record(languageTag, z.array(z.string())),
  series: z.string(),
  limitMinutes: z.number().positive(),
  needsRun: z.boolean(),
  handlesMoney: z.boolean(),
  frequent: z.boolean(),
  /** Where whoever finds nothing else is sent. */
  general: z.boolean(),
  /** False while no counter of the branch gives it today, and in a mobile unit when it handles money. */
  given: z.boolean(),
  notGiven: z.enum(['handlesMoney', 'noCounter']).nullable(),
  waiting: count,
  /** Labels of the counters that give it now; empty while none is open. */
  openCounters: z.array(z.string()),
  /** Of the general class: what a screen that knows nobody may say. */
  expected: expectedWait.nullable(),
  /** By the class of who asks, since each has its own wait. */
  entering: z.object({ general: entering, preferential: entering }),
});
export type CatalogService = z.infer<typeof catalogService>;

const wording = z.record(languageTag, z.string());
/** What the kiosk that asks says and offers first; absent from servers of before. */
const start = z.object({
  greeting: wording.nullable(),
  rights: wording.nullable(),
  closing: wording.nullable(),
  /** Ids of services, the first one first; null: those marked as frequent. */
  first: z.array(opaqueId).nullable(),
  /** Ids of the institutions that are listed first. */
  institutions: z.array(opaqueId),
});
export type CatalogStart = z.infer<typeof start>;

/** What a kiosk shows. */
export const catalog = z.object({
  branch: z.object({
    id: opaqueId,
    name: z.string(),
    address: z.string(),
    comuna: z.string(),
    zone: z.string(),
    /** Where telephones find the branch's pages; null where nobody has set it. */
    publicAddress: z.string().nullable(),
    profile: z.enum(['branch', 'mobile']),
    /** Nothing that happens here counts; screens and papers say so. */
    practice: z.boolean().default(false),
    /** Figures are told by attendant too, to each their own first. */
    attendantFigures: z.boolean().default(false),
    /** Tickets bear the digits of a recent end of the ledger. */
    paperSeal: z.boolean().default(true),
    /** Where people are sent whose service is given elsewhere. */
    otherBranches: z
      .array(z.object({ name: z.string(), address: z.string(), hours: z.string(), serviceIds: z.array(opaqueId) }))
      .default([]),
    /** Where a mobile unit sends whoever needs a service that handles money; null where nobody has set it. */
    fixedBranch: z.object({ name: z.string(), address: z.string(), hours: z.string() }).nullable(),
  }),
  now: instantText,
  /** Null while the branch is closed. */
  day: z
    .object({ date: businessDate, closesAt: instantText.nullable(), ticketsUntil: instantText.nullable() })
    .nullable(),
  /** When the branch opens next by its hours; null where nothing says so. */
  opensAt: instantText.nullable(),
  /** Whether anybody has an appointment today: only then does the kiosk speak of them. */
  appointments: z.boolean(),
  classes: z.array(visitClass),
  languages: z.array(languageTag),
  start: start.optional(),
  institutions: z.array(z.object({ id: opaqueId, name: z.string(), shortName: z.string() })),
  services: z.array(catalogService),
  counters: z.array(z.object({ id: opaqueId, label: z.string(), serviceIds: z.array(opaqueId) })),
  reasons: z.object({
    pause: z.array(reasonCode),
    removal: z.array(reasonCode),
    hold: z.array(reasonCode),
    specificCall: z.array(reasonCode),
    transfer: z.array(reasonCode),
  }),
});
export type Catalog = z.infer<typeof catalog>;

/** What the settings tell a kiosk's page that they show in a frame. */
export type KioskPreview = {
  readonly catalog: Catalog;
  readonly screen: 'start' | 'menu' | 'ticket';
  readonly language: string;
};

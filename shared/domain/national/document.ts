import type { Credit, Goal } from '../bonus/goals.ts';
import type { BranchNotice } from '../branch/boards.ts';
import type { BranchConfig, Service } from '../branch/config.ts';
import type { Holiday } from '../calendar/holidays.ts';
import type { BusinessDate, Instant, InstitutionId, ServiceId } from '../ids.ts';
import type { ReplyTemplate } from '../oirs/templates.ts';

/** What a branch may have differently from the national document; whatever is not in the document's list is the centre's. */
export const OVERRIDES = [
  /** What citizens call a product, in Spanish and in other languages. */
  'services.words',
  /** The letters before the number. */
  'services.series',
  /** A shorter limit, never a longer one: a longer one would make the standard easier to meet. */
  'services.limitMinutes',
  /** What attention usually takes, until the branch has its own history. */
  'services.expectedMinutes',
  /** How it is attended, with the documents that are asked for, and the institution's page. */
  'services.guide',
  /** In which order products are offered. */
  'services.order',
  /** Products that the catalogue does not have. */
  'services.own',
  /** Days without attention beyond those of law and country. */
  'holidays.own',
  'notices.own',
  'templates.own',
] as const;
export type Override = (typeof OVERRIDES)[number];

/** A product as the whole country has it: all of it but what only a branch can know. */
export type NationalService = Omit<Service, 'frequent'>;

/** What an institution agreed to have done at branches in its name (a *convenio*), and by which act. */
export type Agreement = {
  readonly id: string;
  readonly institutionId: InstitutionId;
  readonly serviceIds: readonly ServiceId[];
  readonly from: BusinessDate;
  /** The last day of it; null: until another act ends it. */
  readonly until: BusinessDate | null;
  readonly act: string;
};

/** A day without attention that no rule foresees (an election, a special law); without places: in the whole country. */
export type NationalHoliday = Holiday & {
  /** Regions by CUT code, two digits. */
  readonly regions?: readonly string[];
  /** Comunas by CUT code, five digits. */
  readonly comunas?: readonly string[];
};

/** What the centre says to all branches; part by part, whole each time. */
export type NationalContent = {
  readonly catalogue: {
    readonly institutions: BranchConfig['institutions'];
    readonly services: readonly NationalService[];
  };
  /** The goal sheet of a year, and the share of the standard that is aimed at, percent. Null: each branch's own. */
  readonly goals: {
    readonly year: number;
    readonly credit: Credit;
    readonly goalPercent: number;
    readonly list: readonly Goal[];
  } | null;
  readonly holidays: readonly NationalHoliday[];
  readonly texts: { readonly notices: readonly BranchNotice[]; readonly templates: readonly ReplyTemplate[] };
  readonly agreements: readonly Agreement[];
  readonly mayChange: readonly Override[];
};

/** The same as it goes to branches, signed by the centre: its version only grows, and it holds from a date on. */
export type NationalDocument = NationalContent & {
  readonly format: 'turno25.national.v1';
  readonly version: number;
  /** When the centre signed it. UTC ms. */
  readonly madeAt: Instant;
  /** First business date on which it holds, in each branch by its own calendar. */
  readonly validFrom: BusinessDate;
  /** The centre's, in PEM. */
  readonly publicKey: string;
  readonly keyId: string;
  /** Ed25519 over the canonical bytes without it, base64. */
  readonly signature: string;
};

/** Why a document is not believed: the branch knows no centre, another key made it, or it is not what that key signed. */
export type NationalTrouble = 'noCentre' | 'otherKey' | 'signature';

/** What a branch holds of the centre's documents: the one in force, and those that wait for their date, the older first. */
export type NationalState = {
  readonly inForce: NationalDocument | null;
  readonly waiting: readonly NationalDocument[];
};

/** Ids of notices and templates of the whole country begin so, and no others do. */
export const NATIONAL_PREFIX = 'nacional-';

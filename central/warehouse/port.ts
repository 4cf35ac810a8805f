import type { DayFacts, FactRow, FactValue } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { CentreFacts } from '../facts/tables.ts';

/** A day of a branch on its way to the warehouse: what its proven events give, folded by the formulas that it opened with. */
export type BranchDay = {
  readonly branchId: string;
  readonly date: string;
  /** Place of its last seal in the ledger; null while the day goes on. */
  readonly sealSeq: number | null;
  readonly formulas: number;
  /** Where it worked that day, by the settings that the day opened with: a unit that travels is elsewhere tomorrow. CUT; null: not known. */
  readonly comunaId?: string | null;
  readonly facts: DayFacts;
  /** What the country looks at beside; absent of what has no evidence behind it. */
  readonly beside?: CentreFacts;
};

/** Inhabitants per km², attentions a year, comunas that it serves, percent of rural population. */
export type BranchVariables = Readonly<Record<'density' | 'attentions' | 'comunas' | 'rurality', number | null>>;

/** Of a branch that nobody measured. */
export const UNMEASURED: BranchVariables = { density: null, attentions: null, comunas: null, rurality: null };

/** A branch as the warehouse describes it. Codes are those of the CUT, texts with their leading zeros. */
export type BranchDimension = {
  readonly branchId: string;
  readonly name: string;
  readonly regionId: string;
  readonly provinceId: string;
  readonly comunaId: string;
  readonly category: 'A' | 'B' | 'C' | 'D';
  readonly profile: 'branch' | 'mobile';
  /** `generated`: of a demonstration, with no evidence behind it, and said to be so wherever it is shown. */
  readonly proof: 'evidence' | 'generated';
  /** Goal of the standard, percent. */
  readonly goalPercent: number;
  /** What its category is computed from, rounded to whole numbers; null: nobody measured it. */
  readonly variables: BranchVariables;
};

export type Dimensions = {
  readonly branches: readonly BranchDimension[];
  readonly institutions: readonly { readonly id: string; readonly name: string }[];
  readonly services: readonly { readonly id: string; readonly institutionId: string; readonly name: string }[];
};

/** Rows of a question: integers, texts and nulls. */
export type WarehouseRow = Readonly<Record<string, FactValue>>;

/**
 * Where the figures of all branches lie: made of proven evidence, and made again from it whenever somebody doubts. The same
 * tables and the same questions on every engine; every key begins with the branch.
 */
export type Warehouse = {
  /** Brings its tables to this program's version. */
  readonly migrate: () => Promise<void>;
  /** Adds what is new and replaces what is known. */
  readonly putDimensions: (dimensions: Dimensions) => Promise<void>;
  /** The days that it has of a branch, with the seal that each was made of; null: of a day that went on. */
  readonly loadedSeals: (branchId: string) => Promise<ReadonlyMap<string, number | null>>;
  /** Replaces these days, all or none. The same days twice leave what they leave once. */
  readonly load: (days: readonly BranchDay[]) => Promise<void>;
  /** Days that a branch took back. */
  readonly forgetDays: (branchId: string, dates: readonly string[]) => Promise<void>;
  /** The cases of a branch as they stand, instead of those before. */
  readonly replaceCases: (branchId: string, rows: readonly FactRow[]) => Promise<void>;
  /** A question in SQL that every engine understands; never one that writes. */
  readonly rows: (sql: string) => Promise<readonly WarehouseRow[]>;
  /** SHA-256 of each table's rows in their order: two warehouses with the same are the same, whatever their engine. */
  readonly checksums: () => Promise<Readonly<Record<string, string>>>;
  readonly close: () => Promise<void>;
};

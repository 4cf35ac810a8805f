import type { BranchConfig, PolicySetting } from '../branch/config.ts';
import type { EncryptedText } from '../identity/encryptedText.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  Instant,
  Millis,
  Series,
  ServiceId,
  StaffId,
  VisitId,
} from '../ids.ts';
import type { TestedPart } from '../ledger/events/access.ts';
import type { DevicePart, LossReason } from '../ledger/events/machines.ts';
import type { SetAsideTicket } from '../ledger/events/tickets.ts';
import type { NationalState } from '../national/document.ts';
import type { CheckInWindow } from '../visit/booking.ts';
import type { Roll } from '../visit/roll.ts';
import type { AtCounterVisit, EndedVisit, OpenVisit } from '../visit/visit.ts';
import { EndedVisits } from './visits/endedVisits.ts';
import { type Entries, sortedEntries } from './visits/entries.ts';
import { OpenVisits } from './visits/openVisits.ts';

/** A counter's state by what its attendant is doing; each carries only what exists in that state. */
export type Counter =
  | { readonly id: CounterId; readonly status: 'closed' }
  | {
      readonly id: CounterId;
      readonly status: 'open';
      readonly attendantId: StaffId;
      readonly since: Instant;
      readonly work:
        | {
            readonly kind: 'idle';
            readonly since: Instant;
            /** Whom it ended last, as they were before: what a slip is undone from, until the counter does anything else. */
            readonly ended?: AtCounterVisit;
          }
        | { readonly kind: 'visit'; readonly visitId: VisitId };
    }
  | {
      readonly id: CounterId;
      readonly status: 'paused';
      readonly attendantId: StaffId;
      readonly since: Instant;
      readonly pausedAt: Instant;
      readonly reason: string;
    };

export type OpenCounter = Extract<Counter, { status: 'open' }>;

export type PublishedConfig = { readonly version: number; readonly hash: string; readonly config: BranchConfig };

/** What is frozen for the day when it opens. */
export type BusinessDay = {
  readonly date: BusinessDate;
  readonly zone: string;
  readonly openedAt: Instant;
  /** When the branch closes and when the kiosk stops; null on a day opened outside its hours. */
  readonly closesAt: Instant | null;
  readonly ticketsUntil: Instant | null;
  readonly configVersion: number;
  readonly policy: PolicySetting;
  /** Usual duration of each service, whole seconds: mean of the last 60 days, or the configured expectation. */
  readonly usualSeconds: Readonly<Record<ServiceId, number>>;
  /** Goal of the day, percent: what is published while it goes on judges the next. */
  readonly goalPercent: number;
  /** Version of the formulas of its figures, and what they are measured with; of a day of version 1 there is nothing frozen. */
  readonly formulas: number;
  readonly limitsMs: Readonly<Record<ServiceId, Millis>> | null;
  readonly minAttentionSeconds: Readonly<Record<ServiceId, number>> | null;
  readonly opensAt: Instant | null;
  readonly leadMinutes: number | null;
  readonly checkIn: CheckInWindow | null;
};

/** A ticket of a revoked kiosk, and when the server first heard of it. */
export type SetAside = SetAsideTicket & { readonly receivedAt: Instant; readonly dismissed: boolean };

/** A run of numbers that one kiosk may give by itself on one date. */
export type NumberBlock = {
  readonly deviceId: DeviceId;
  readonly date: BusinessDate;
  readonly series: Series;
  readonly from: number;
  readonly to: number;
};

/** A configuration that waits for its instant. */
export type PlannedConfig = {
  readonly planId: string;
  readonly basedOn: number;
  readonly at: Instant;
  readonly hash: string;
  readonly config: BranchConfig;
  readonly by: StaffId;
};

/** A plan that came to nothing by itself, until somebody publishes or plans again. */
export type FailedPlan = {
  readonly at: Instant;
  readonly because: 'outdated' | 'authorGone' | 'refused';
  readonly refusal: { readonly code: string; readonly detail: Readonly<Record<string, string | number>> } | null;
};

export type UnreadMessage = {
  readonly attendantId: StaffId;
  readonly by: StaffId;
  readonly at: Instant;
  readonly text: EncryptedText;
};

/** How a part of a device stands, and since when; `place` marks the address that it last spoke from. */
export type PartState = {
  readonly lost: boolean;
  readonly at: Instant;
  readonly why: LossReason | null;
  readonly place: string | null;
};
/** `parts`: those of which something was ever heard. */
export type DeviceState = {
  readonly kind: string;
  readonly active: boolean;
  /** When somebody last asked that its page be loaded again; absent: nobody did. */
  readonly reloadAskedAt?: Instant;
  /** The last times that somebody asked for a test of something that hangs on it; absent: nobody did. */
  readonly testsAsked?: readonly { readonly part: TestedPart; readonly at: Instant }[];
  readonly parts?: Readonly<Partial<Record<DevicePart, PartState>>>;
};

/**
 * The branch as the events left it. What grows with the day (`open`, `ended`, `entries`) is kept in persistent forms that
 * cost little to change and are found by more than their keys; whoever reads them sees plain maps and lists, and plain
 * ones may stand in for them.
 */
export type BranchState = {
  readonly config: PublishedConfig | null;
  readonly plan: PlannedConfig | null;
  readonly failedPlan: FailedPlan | null;
  readonly national: NationalState;
  readonly day: BusinessDay | null;
  readonly counters: ReadonlyMap<CounterId, Counter>;
  /** Visits still in the branch. */
  readonly open: ReadonlyMap<VisitId, OpenVisit>;
  /** Visits of the open day that have ended. */
  readonly ended: ReadonlyMap<VisitId, EndedVisit>;
  /** Last number given per series, for the open day. */
  readonly lastNumber: ReadonlyMap<Series, number>;
  /** Numbers kept for kiosks that lose the server, for today and coming dates. */
  readonly blocks: readonly NumberBlock[];
  /** Series of which a kiosk without the server had no number left, on the open day. */
  readonly exhausted: readonly { readonly deviceId: DeviceId; readonly series: Series; readonly at: Instant }[];
  /** Last OIRS number of the year. */
  readonly lastOirs: { readonly year: number; readonly number: number };
  /** Entry instants of the day's tickets in order, for the wait that arrival order would give. */
  readonly entries: Entries;
  /** Preferential calls in a row, for the policies that alternate. */
  readonly preferentialRun: number;
  /** A business date is opened once, and dates only go forward: numbers can then never repeat within one. */
  readonly lastClosedDate: BusinessDate | null;
  /** Somebody asked that the count of the open day be suspended, and nobody agreed yet. */
  readonly suspensionAsked: {
    readonly from: Instant;
    readonly to: Instant;
    readonly act: string;
    readonly by: StaffId;
  } | null;
  /** Paper rolls of numbers, in the order of their making. */
  readonly rolls: readonly Roll[];
  /** Of them entered for the open day: in its order of issue too, and in no line. */
  readonly papers: number;
  /** What the host told of today: people answered at the door, and how many stood outside when it was last looked at. */
  readonly door: {
    readonly resolved: number;
    readonly outside: { readonly people: number; readonly at: Instant } | null;
    /** When each host last answered somebody. */
    readonly lastBy: Readonly<Record<StaffId, Instant>>;
  };
  /** Messages to whoever attends that they have not read, of the open day. */
  readonly messages: ReadonlyMap<string, UnreadMessage>;
  /** Copies that this one goes on from, and up to where their lost part is known. */
  readonly restores: readonly {
    readonly oldEpoch: string;
    readonly cutSeq: number;
    readonly joined: number;
    /** The last date for which the lost part may have granted numbers to kiosks. */
    readonly grantsUntil: BusinessDate;
    /** Where the numbers begin that it cannot have granted. */
    readonly grantsFrom: number;
  }[];
  /** Heads that somebody remembers and the ledger does not contain. */
  readonly disputes: readonly string[];
  /** What revoked kiosks brought: it waits for somebody's word, or was dismissed and is not taken again. */
  readonly setAside: readonly SetAside[];
  readonly staff: ReadonlyMap<StaffId, { readonly role: string; readonly active: boolean }>;
  readonly devices: ReadonlyMap<DeviceId, DeviceState>;
};

/** The form of the state; a snapshot written under another number is thrown away. */
export const STATE_VERSION = 21;

/** Of a day on which the host told nothing. */
export const NO_DOOR: BranchState['door'] = { resolved: 0, outside: null, lastBy: {} };

export function emptyState(): BranchState {
  return {
    config: null,
    plan: null,
    failedPlan: null,
    national: { inForce: null, waiting: [] },
    day: null,
    counters: new Map(),
    open: OpenVisits.of(),
    ended: EndedVisits.of(),
    lastNumber: new Map(),
    blocks: [],
    exhausted: [],
    lastOirs: { year: 0, number: 0 },
    entries: sortedEntries([]),
    preferentialRun: 0,
    lastClosedDate: null,
    suspensionAsked: null,
    rolls: [],
    papers: 0,
    door: NO_DOOR,
    messages: new Map(),
    restores: [],
    disputes: [],
    setAside: [],
    staff: new Map(),
    devices: new Map(),
  };
}

/** The place of the next ticket in the open day's order of issue. */
export function nextOrdinal({ entries, papers }: Pick<BranchState, 'entries' | 'papers'>): number {
  return entries.length + papers + 1;
}

import type { BranchConfig, PolicySetting } from '../../branch/config.ts';
import type { AnyDaily } from '../../figures/v2/shape.ts';
import type { EncryptedText, Reason } from '../../identity/encryptedText.ts';
import type { BusinessDate, Instant, Millis, ServiceId, StaffId } from '../../ids.ts';
import type { CheckInWindow } from '../../visit/booking.ts';

/** The seal of a day, as the first release made it. */
type SealV1 = {
  readonly date: BusinessDate;
  /** 0 for the seal of the closing; 1, 2, … for amendments. */
  readonly amendment: number;
  /** Events of that business date up to this seal. */
  readonly events: number;
  /** Sequence number and hash of the last event before this seal. */
  readonly headSeq: number;
  readonly headHash: string;
  readonly formulas: number;
  readonly settingsHash: string;
  readonly figures: AnyDaily;
  readonly keyId: string;
  /** Ed25519 over the canonical bytes of this payload without `signature`, base64. */
  readonly signature: string;
};

/** With the digest of the day's rows, from which figures of a period take their percentiles. */
export type SealV2 = SealV1 & {
  readonly v: 2;
  readonly rows: {
    readonly count: number;
    /** SHA-256 over the canonical text of each row and a line feed after it, in order of issue; hexadecimal. */
    readonly digest: string;
  };
  /** Heads that somebody remembers and this ledger does not contain; absent: none. */
  readonly disputed?: readonly string[];
};

/** What happens to a day as a whole: its settings, its opening and closing, and what is declared or noted of it. */
export type DayEvents = {
  /**
   * `planId`: it had been planned, and its time came. `national`: the document of the centre of this version asked for it.
   * Without either: somebody published it there and then. `on`: the branch's own date, by which a document of the centre allowed
   * it; absent: none was in force.
   */
  readonly configPublished: {
    readonly version: number;
    readonly hash: string;
    readonly config: BranchConfig;
    readonly planId?: string;
    readonly national?: number;
    readonly on?: BusinessDate;
  };
  /** A configuration that is to be published at an instant, by who planned it. */
  readonly configPlanned: {
    readonly planId: string;
    readonly basedOn: number;
    readonly at: Instant;
    readonly hash: string;
    readonly config: BranchConfig;
    readonly by: StaffId;
  };
  /** It will not be published: somebody withdrew it, or when its time came it could not be. */
  readonly configPlanDropped: {
    readonly planId: string;
    readonly because: 'withdrawn' | 'outdated' | 'authorGone' | 'refused';
    /** Where the branch as it stood did not bear it: the refusal of a publication. */
    readonly refusal: { readonly code: string; readonly detail: Readonly<Record<string, string | number>> } | null;
  };
  readonly dayOpened: {
    readonly date: BusinessDate;
    readonly zone: string;
    readonly closesAt: Instant | null;
    readonly ticketsUntil: Instant | null;
    readonly configVersion: number;
    readonly configHash: string;
    readonly policy: PolicySetting;
    /** What the day's figures are shown and judged with. */
    readonly standard: { readonly goalPercent: number; readonly smallestCell: number };
    readonly usualSeconds: Readonly<Record<ServiceId, number>>;
    /** Version of the formulas of its figures, amendments included; absent: 1. */
    readonly formulas?: number;
    /** A past date that the server never opened: written when the first ticket of it came home. Absent: opened on its day. */
    readonly late?: true;
    /** What the waits of the day are measured with, whatever is published while it goes on; from version 2 of the formulas. */
    readonly opensAt?: Instant | null;
    readonly limitsMs?: Readonly<Record<ServiceId, Millis>>;
    readonly minAttentionSeconds?: Readonly<Record<ServiceId, number>>;
    readonly leadMinutes?: number;
    readonly checkIn?: CheckInWindow;
    /** Answers that no visit stands behind are in no figure but their own; absent: they stand together, as they did before. */
    readonly answersApart?: true;
  };
  readonly dayClosed: { readonly date: BusinessDate };
  readonly daySealed: SealV1 | SealV2;
  /** Somebody asked that the count be suspended for a stretch of the day; a second person has to agree. */
  readonly suspensionAsked: {
    readonly from: Instant;
    readonly to: Instant;
    /** Mark of the act that declares the contingency. */
    readonly act: string;
    readonly sealedAct: EncryptedText;
    readonly reason: Reason;
    readonly askedBy: StaffId;
  };
  /** It was suspended; an exclusion of each visit that waited in the stretch follows, `visits` of them. */
  readonly countSuspended: {
    readonly from: Instant;
    readonly to: Instant;
    readonly act: string;
    readonly sealedAct: EncryptedText;
    readonly reason: Reason;
    readonly askedBy: StaffId;
    readonly approvedBy: StaffId;
    readonly visits: number;
  };
  /**
   * Somebody noted what happened on a day, also on one that is over: beside its figures, in none of them. Of no business date.
   * `from` and `to` in UTC ms; both null: the whole day; `to` alone: it went on.
   */
  readonly dayNoted: {
    readonly noteId: string;
    readonly date: BusinessDate;
    readonly from: Instant | null;
    readonly to: Instant | null;
    readonly text: EncryptedText;
    readonly by: StaffId;
  };
  /**
   * A person said that the machine's clock is right, though time had gone on otherwise: instants go on from `shown`. The one
   * event that may be recorded before the event before it.
   */
  readonly clockRestarted: { readonly kept: Instant; readonly shown: Instant };
  /** The machine's clock went back; the ledger kept its last instant instead of following it. */
  readonly clockSetBack: { readonly observed: Instant; readonly kept: Instant };
};

import type { EncryptedText } from '../../identity/encryptedText.ts';
import type { BusinessDate, StaffId, VisitId } from '../../ids.ts';
import type { ActionStep } from '../../oversight/actions.ts';
import type { AuditFinding } from '../../oversight/audit.ts';

/** What people say about figures, signals and answers: of no business date, and in no figure. */
export type OversightEvents = {
  /**
   * Somebody answers a signal in writing. It is never changed: whoever has more to say answers again. `unit`: whose signal it
   * is, or empty for the branch.
   */
  readonly signalAnswered: {
    readonly answerId: string;
    readonly rule: string;
    readonly unit: string;
    readonly from: BusinessDate;
    readonly to: BusinessDate;
    readonly text: EncryptedText;
    readonly by: StaffId;
  };
  /**
   * Somebody looked at signals by person, or took signals as a file: each look is told. `file`: what the file is of; absent: a
   * look at persons, on the page.
   */
  readonly signalsRead: {
    readonly from: BusinessDate;
    readonly to: BusinessDate;
    readonly by: StaffId;
    readonly file?: 'branch' | 'people';
  };
  /** What was found of a visit that chance drew for its month. Never changed: a later finding stands beside it. */
  readonly visitAudited: {
    readonly month: string;
    readonly visitId: VisitId;
    readonly finding: AuditFinding;
    readonly text: EncryptedText | null;
    readonly by: StaffId;
  };
  /** Something is to be done about what people said, by somebody, until a day. */
  readonly actionPlanned: {
    readonly actionId: string;
    /** `2026-Q4`: the quarter whose diagnosis asked for it. */
    readonly quarter: string;
    readonly what: EncryptedText;
    readonly owner: StaffId;
    readonly due: BusinessDate;
    readonly by: StaffId;
  };
  readonly actionFollowed: {
    readonly actionId: string;
    readonly step: ActionStep;
    readonly text: EncryptedText | null;
    readonly by: StaffId;
  };
};

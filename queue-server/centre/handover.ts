import type { DeliveryTrouble, HandoverView } from '@turno25/shared/contracts/handover.ts';
import { isMobile } from '@turno25/shared/domain/branch/profile.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { fullDate } from '@turno25/shared/ui/zoneTime.ts';
import type { Db } from '../ledger/database.ts';
import type { DeliveryStanding } from './deliveryStanding.ts';

/** How long a branch with a network may keep a closed day to itself before somebody should ask why. */
const NOTICE_AFTER_MS = 24 * 3_600_000;
const MARK = 'centre.holds';

/** Closed days against what the centre holds. */
export type Undelivered = {
  /** The last closed day that the centre holds; null when it holds none. */
  readonly until: string | null;
  readonly days: number;
  /** When the oldest of them began to wait; null when none does. */
  readonly since: number | null;
};

/**
 * Up to which event the central office holds this branch's evidence. It is told by the centre itself: whoever asks for
 * what comes after an event has everything up to it. An answer that was sent says nothing; it may never have arrived.
 */
export class Handover {
  readonly #db: Db;
  readonly #listeners = new Set<() => void>();
  #held: number;

  constructor(db: Db) {
    this.#db = db;
    const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(MARK) as { value: string } | undefined;
    this.#held = Number(row?.value ?? 0);
  }

  /** The last event that the centre has said to hold; 0 when it never asked. */
  held(): number {
    return this.#held;
  }

  /** The centre asks for what comes after this event, which the ledger has. A second reading from the start takes nothing back. */
  acknowledge(seq: number): void {
    if (seq <= this.#held) return;
    this.#db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(MARK, String(seq));
    this.#held = seq;
    for (const listener of this.#listeners) listener();
  }

  onAcknowledged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the centre does not hold yet: days whose closing it has not seen, or to which something came later. */
  undelivered(): Undelivered {
    const { until } = this.#db
      .prepare(
        `SELECT max(business_date) AS until FROM report_day
         WHERE closed_seq IS NOT NULL AND closed_seq < ? AND last_seal_seq IS NOT NULL`,
      )
      .get(this.#held) as { until: string | null };
    const { days, since } = this.#db
      .prepare(
        `SELECT count(*) AS days, min(CASE WHEN closed_seq >= ? THEN closed_at ELSE recorded_at END) AS since
         FROM report_day JOIN event ON event.seq = last_seal_seq WHERE closed_seq IS NOT NULL AND last_seal_seq > ?`,
      )
      .get(this.#held, this.#held) as { days: number; since: number | null };
    return { until, days, since };
  }

  /** Whether anybody has been given the centre's credentials. */
  hasCentre(): boolean {
    return this.#db.prepare("SELECT 1 FROM staff WHERE role = 'central' AND active = 1").get() !== undefined;
  }
}

/**
 * What still waits for the central office, in words. A mobile unit's days without network are its ordinary life and never
 * late. Null where there is no centre: a branch that delivers to none, and that nobody was given credentials to pull from.
 */
export function handoverView(
  state: BranchState,
  { handover, delivery }: { readonly handover: Handover; readonly delivery: DeliveryStanding },
  now: number,
): HandoverView | null {
  const config = must(state.config, 'the branch is configured').config;
  const mobile = isMobile(config);
  const delivers = config.centre?.address !== undefined;
  if (!mobile && !delivers && !handover.hasCentre()) return null;
  const { until, days, since } = handover.undelivered();
  const late = !mobile && since !== null && now - since > NOTICE_AFTER_MS;
  const date = until === null ? '' : fullDate(Date.parse(`${until}T12:00:00.000Z`), 'UTC');
  return {
    heldSeq: handover.held(),
    until,
    waitingDays: days,
    late,
    sentence: say(until === null ? 'handover.never' : 'handover.until', { date, days }),
    delivery: delivers ? deliveryView(delivery) : null,
  };
}

/** Waits for nobody to do anything: the next try may do. */
const PASSING: readonly DeliveryTrouble[] = ['unreachable', 'slow', 'busy', 'file'];

function deliveryView({ tried, trouble, finding }: DeliveryStanding): HandoverView['delivery'] {
  const byAPerson = trouble !== null && !PASSING.includes(trouble);
  const { seq = 0, code = '' } = finding ?? {};
  return {
    trouble,
    byAPerson,
    sentence: say(`handover.delivery.${trouble ?? (tried ? 'works' : 'begins')}`, { seq, code }),
  };
}

import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';

/** A paper that nobody fetched from its kiosk in this time is asked for again by whoever stands before its person. */
const PENDING_MS = 10 * 60_000;

type Seen = { connections: number; seenAt: number | null; paperFailedAt: number | null };

/** What is known of the kiosks since the server began: who is connected, whose paper did not come out, what was handed to them. */
export class Kiosks {
  readonly #seen = new Map<string, Seen>();
  readonly #pending = new Map<string, { readonly deviceId: string; readonly at: number }>();

  came(deviceId: string, at: number): void {
    const seen = this.#of(deviceId);
    seen.connections += 1;
    seen.seenAt = at;
  }

  went(deviceId: string, at: number): void {
    const seen = this.#of(deviceId);
    seen.connections -= 1;
    seen.seenAt = at;
  }

  /** Follows the ledger; answers the kiosks that were handed a paper just now. */
  follow(events: readonly RecordedEvent[]): readonly string[] {
    const asked: string[] = [];
    for (const event of events) {
      if (event.type === 'codesReplaced' && event.payload.deviceId !== event.actor) {
        this.#pending.set(event.payload.visitId, { deviceId: event.payload.deviceId, at: event.at });
        asked.push(event.payload.deviceId);
      }
      if (event.type === 'ticketPrinted') {
        this.#pending.delete(event.payload.visitId);
        if (this.#seen.has(event.actor)) this.#of(event.actor).paperFailedAt = null;
      }
      if (event.type === 'printFailed') this.#of(event.actor).paperFailedAt = event.at;
    }
    return asked;
  }

  /** Papers that a kiosk was handed and has not told of. `now` in UTC ms. */
  papersFor(deviceId: string, now: number): readonly string[] {
    for (const [visitId, { at }] of this.#pending) if (now - at > PENDING_MS) this.#pending.delete(visitId);
    return [...this.#pending].filter(([, paper]) => paper.deviceId === deviceId).map(([visitId]) => visitId);
  }

  state(deviceId: string): {
    readonly online: boolean;
    readonly seenAt: number | null;
    readonly paperFailedAt: number | null;
  } {
    const seen = this.#seen.get(deviceId);
    return {
      online: (seen?.connections ?? 0) > 0,
      seenAt: seen?.seenAt ?? null,
      paperFailedAt: seen?.paperFailedAt ?? null,
    };
  }

  #of(deviceId: string): Seen {
    const known = this.#seen.get(deviceId);
    if (known !== undefined) return known;
    const seen: Seen = { connections: 0, seenAt: null, paperFailedAt: null };
    this.#seen.set(deviceId, seen);
    return seen;
  }
}

import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';

/** A kiosk that was handed a paper is asked for it as long as this; whoever stands before its person waits no longer than `SILENT_MS`. */
const PENDING_MS = 10 * 60_000;
const SILENT_MS = 20_000;
/** What became of it is told for this long. */
const REMEMBERED_MS = 60 * 60_000;

type Handed = { readonly deviceId: string; readonly at: number; readonly state: 'sent' | 'out' | 'failed' };
type Seen = { connections: number; seenAt: number | null; paperFailedAt: number | null };

/** What is known of the kiosks since the server began: who is connected, whose paper did not come out, what was handed to them. */
export class Kiosks {
  readonly #seen = new Map<string, Seen>();
  readonly #papers = new Map<string, Handed>();

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
        this.#papers.set(event.payload.visitId, { deviceId: event.payload.deviceId, at: event.at, state: 'sent' });
        asked.push(event.payload.deviceId);
      }
      if (event.type === 'ticketPrinted') {
        this.#became(event.payload.visitId, 'out');
        if (this.#seen.has(event.actor)) this.#of(event.actor).paperFailedAt = null;
      }
      if (event.type === 'printFailed') {
        this.#became(event.payload.visitId, 'failed');
        this.#of(event.actor).paperFailedAt = event.at;
      }
    }
    return asked;
  }

  /** Papers that a kiosk was handed and has not told of. `now` in UTC ms. */
  papersFor(deviceId: string, now: number): readonly string[] {
    for (const [visitId, { at }] of this.#papers) if (now - at > REMEMBERED_MS) this.#papers.delete(visitId);
    return [...this.#papers]
      .filter(([, paper]) => paper.deviceId === deviceId && paper.state === 'sent' && now - paper.at <= PENDING_MS)
      .map(([visitId]) => visitId);
  }

  /** What became of a paper that a kiosk was handed; one of which nothing was heard for a while counts as failed. */
  paperOf(visitId: string, now: number): 'sent' | 'out' | 'failed' {
    const paper = this.#papers.get(visitId);
    if (paper === undefined) return 'failed';
    return paper.state === 'sent' && now - paper.at > SILENT_MS ? 'failed' : paper.state;
  }

  #became(visitId: string, state: 'out' | 'failed'): void {
    const paper = this.#papers.get(visitId);
    if (paper !== undefined) this.#papers.set(visitId, { ...paper, state });
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

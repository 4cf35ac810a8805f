import type { TestOutcome, TestsView } from '@turno25/shared/contracts/asks.ts';
import { type Instant, SECOND } from '@turno25/shared/domain/ids.ts';
import { TEST_USEFUL_SECONDS } from '@turno25/shared/domain/law.ts';
import type { TestedPart } from '@turno25/shared/domain/ledger/events/access.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';

const USEFUL_MS = TEST_USEFUL_SECONDS * SECOND;

type Asked = {
  readonly id: string;
  readonly part: TestedPart;
  readonly at: Instant;
  /** Whether the kiosk's page was there when it was asked. */
  readonly present: boolean;
  /** Whether the kiosk read that it is asked. */
  taken: boolean;
  told: { readonly outcome: TestOutcome; readonly at: Instant } | null;
};
export type TestSeen = {
  readonly part: TestedPart;
  readonly askedAt: Instant;
  readonly state: TestsView['tests'][number]['state'];
  readonly toldAt: Instant | null;
};

/** The last test of each part of each kiosk since the server began: who asked is in the ledger, what became of it only here. */
export class KioskTests {
  readonly #asked = new Map<string, Map<TestedPart, Asked>>();
  readonly #isOnline: (deviceId: string) => boolean;

  constructor(isOnline: (deviceId: string) => boolean) {
    this.#isOnline = isOnline;
  }

  /** Follows the ledger; answers the devices of which something was asked just now. */
  follow(events: readonly RecordedEvent[]): readonly string[] {
    const asked: string[] = [];
    for (const event of events) {
      if (event.type === 'deviceReloadAsked') asked.push(event.payload.deviceId);
      if (event.type !== 'deviceTestAsked') continue;
      const { deviceId, testId: id, part } = event.payload;
      const present = this.#isOnline(deviceId);
      const ofThis = this.#asked.get(deviceId) ?? new Map<TestedPart, Asked>();
      this.#asked.set(deviceId, ofThis.set(part, { id, part, at: event.at, present, taken: false, told: null }));
      asked.push(deviceId);
    }
    return asked;
  }

  /** What a kiosk is asked to try now, the oldest first. It reads this when nobody is at it. `now` in UTC ms. */
  take(deviceId: string, now: Instant): readonly { readonly id: string; readonly part: TestedPart }[] {
    const due = this.#of(deviceId).filter(({ told, at }) => told === null && now - at <= USEFUL_MS);
    for (const one of due) one.taken = true;
    return due.map(({ id, part }) => ({ id, part }));
  }

  /** What became of one, by the kiosk's first word. False where this kiosk was asked no such thing. */
  tell(deviceId: string, id: string, outcome: TestOutcome, at: Instant): boolean {
    const one = this.#of(deviceId).find((other) => other.id === id);
    if (one === undefined) return false;
    one.told ??= { outcome, at };
    return true;
  }

  of(deviceId: string, now: Instant): readonly TestSeen[] {
    return this.#of(deviceId).map((one) => ({
      part: one.part,
      askedAt: one.at,
      state: one.told?.outcome ?? (now - one.at <= USEFUL_MS ? this.#waiting(deviceId) : missed(one)),
      toldAt: one.told?.at ?? null,
    }));
  }

  #waiting(deviceId: string): 'asked' | 'away' {
    return this.#isOnline(deviceId) ? 'asked' : 'away';
  }

  #of(deviceId: string): readonly Asked[] {
    return [...(this.#asked.get(deviceId)?.values() ?? [])];
  }
}

function missed({ taken, present }: Asked): 'unanswered' | 'busy' | 'missed' {
  if (taken) return 'unanswered';
  return present ? 'busy' : 'missed';
}

import type { BusinessDate, Instant, StaffId } from '../ids.ts';
import type { DomainEvent } from '../ledger/events.ts';
import type { BreachData, BreachStep, Petitioner, Proof, Right, RightsOutcome } from './kinds.ts';

/** A request as its events left it. */
export type RightsRequest = {
  readonly requestId: string;
  readonly number: number;
  readonly right: Right;
  readonly receivedOn: BusinessDate;
  readonly registeredAt: Instant;
  readonly dueDate: BusinessDate;
  readonly petitioner: Petitioner;
  readonly proof: Proof;
  readonly registeredBy: StaffId;
  readonly looks: number;
  /** Who asked that it be carried out, and waits for a second person. */
  readonly erasureAskedBy: StaffId | null;
  readonly erased: boolean;
  readonly blocked: boolean;
  /** It was blocked once, lifted since or not. */
  readonly wasBlocked: boolean;
  readonly rectified: boolean;
  readonly answeredAt: Instant | null;
  readonly outcome: RightsOutcome | null;
};

/** Each request by its id, in the order in which they were registered. Pure. */
export function foldRequests(events: Iterable<DomainEvent>): ReadonlyMap<string, RightsRequest> {
  const all = new Map<string, RightsRequest>();
  const become = (id: string, more: (known: RightsRequest) => Partial<RightsRequest>): void => {
    const known = all.get(id);
    if (known !== undefined) all.set(id, { ...known, ...more(known) });
  };
  for (const event of events) {
    switch (event.type) {
      case 'rightsRequested': {
        const { person: _person, words: _words, term: _term, by, ...asked } = event.payload;
        all.set(asked.requestId, {
          ...asked,
          registeredAt: event.at,
          registeredBy: by,
          looks: 0,
          erasureAskedBy: null,
          erased: false,
          blocked: false,
          wasBlocked: false,
          rectified: false,
          answeredAt: null,
          outcome: null,
        });
        break;
      }
      case 'personLookedUp':
        become(event.payload.requestId, ({ looks }) => ({ looks: looks + 1 }));
        break;
      case 'erasureAsked':
        become(event.payload.requestId, () => ({ erasureAskedBy: event.payload.by }));
        break;
      case 'personErased':
        become(event.payload.requestId, () => ({ erased: true }));
        break;
      case 'dataBlocked':
        become(event.payload.requestId, () => ({ blocked: true, wasBlocked: true }));
        break;
      case 'dataUnblocked':
        become(event.payload.requestId, () => ({ blocked: false }));
        break;
      case 'oirsRectified':
        become(event.payload.requestId, () => ({ rectified: true }));
        break;
      case 'rightsAnswered':
        become(event.payload.requestId, () => ({ answeredAt: event.at, outcome: event.payload.outcome }));
        break;
    }
  }
  return all;
}

/** A breach as its events left it. */
export type Breach = {
  readonly breachId: string;
  readonly number: number;
  readonly noticedOn: BusinessDate;
  readonly recordedAt: Instant;
  readonly people: number;
  readonly data: readonly BreachData[];
  readonly risk: 'low' | 'high';
  readonly steps: readonly { readonly step: BreachStep; readonly on: BusinessDate; readonly by: StaffId }[];
};

/** Each breach by its id, in the order in which they were recorded. Pure. */
export function foldBreaches(events: Iterable<DomainEvent>): ReadonlyMap<string, Breach> {
  const all = new Map<string, Breach>();
  for (const event of events) {
    if (event.type === 'breachRecorded') {
      const { what: _what, by: _by, ...breach } = event.payload;
      all.set(breach.breachId, { ...breach, recordedAt: event.at, steps: [] });
    }
    if (event.type === 'breachNoted') {
      const { breachId, step, on, by } = event.payload;
      const known = all.get(breachId);
      if (known !== undefined) all.set(breachId, { ...known, steps: [...known.steps, { step, on, by }] });
    }
  }
  return all;
}

/** Whether nothing more is written of a breach. */
export function isClosed({ steps }: Breach): boolean {
  return steps.some(({ step }) => step === 'closed');
}

import type { DomainEvent } from '../ledger/events.ts';
import type { Breach, RightsRequest } from '../rights/requests.ts';

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

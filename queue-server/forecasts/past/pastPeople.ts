import { withoutUndone } from '@turno25/shared/domain/figures/v2/undone.ts';
import type { Instant, ServiceId, VisitId } from '@turno25/shared/domain/ids.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';

/** Somebody of a real day, as far as a rehearsal can know them. Spans in milliseconds. */
export type PastPerson = {
  readonly serviceId: ServiceId;
  readonly preferential: boolean;
  readonly issuedAt: Instant;
  readonly limitMs: number;
  /** Time at counters, from the call on: walking there is the counter's time too. */
  firstStage: number;
  secondStage: number;
  secondService: ServiceId | null;
  attended: boolean;
  noShow: boolean;
  leftAt: Instant | null;
};

/** Everybody who took a ticket and counts, in the order of issue. */
export function peopleOf(events: readonly DomainEvent[]): PastPerson[] {
  const people = new Map<VisitId, PastPerson>();
  const startedAt = new Map<VisitId, Instant>();
  for (const event of withoutUndone(events)) {
    switch (event.type) {
      case 'ticketIssued':
        people.set(event.payload.visitId, {
          serviceId: event.payload.serviceId,
          preferential: event.payload.class === 'preferential',
          issuedAt: event.at,
          limitMs: event.payload.limitMs,
          firstStage: 0,
          secondStage: 0,
          secondService: null,
          attended: false,
          noShow: false,
          leftAt: null,
        });
        continue;
      case 'visitExcluded':
        people.delete(event.payload.visitId);
        continue;
    }
    if (!('visitId' in event.payload) || event.payload.visitId === null) continue;
    const { visitId } = event.payload;
    const person = people.get(visitId);
    if (person === undefined) continue;
    const since = startedAt.get(visitId) ?? null;
    const spent = since === null ? 0 : event.at - since;
    const add = (): void => {
      if (person.secondService === null) person.firstStage += spent;
      else person.secondStage += spent;
      startedAt.delete(visitId);
    };
    switch (event.type) {
      case 'visitCalled':
        startedAt.set(visitId, event.at);
        break;
      case 'attentionStarted':
        person.attended = true;
        break;
      case 'visitTransferred':
        add();
        if (event.payload.stage === 2) person.secondService ??= event.payload.serviceId;
        break;
      case 'visitHeld':
      case 'attentionFinished':
        add();
        break;
      case 'noShowRecorded':
        person.noShow = !person.attended;
        break;
      case 'visitLeft':
      case 'visitRemoved':
        if (!person.attended) person.leftAt = event.at;
        break;
    }
  }
  return [...people.values()].sort((a, b) => a.issuedAt - b.issuedAt);
}

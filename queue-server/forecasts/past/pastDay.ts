import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { withoutUndone } from '@turno25/shared/domain/figures/v2/undone.ts';
import { type Instant, MINUTE, type ServiceId, type VisitId } from '@turno25/shared/domain/ids.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { readable } from '@turno25/shared/rehearsal/recorded/ledgerDay.ts';
import type { Trace, TraceCounter, TraceDay, TraceTicket } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { type PastPerson, peopleOf } from './pastPeople.ts';

/** A real day as a trace, and what had to be supposed where the ledger cannot say. */
export type PastDay = {
  readonly trace: Trace;
  /** Services and counters of the trace, by their index. */
  readonly services: readonly ServiceId[];
  readonly counters: readonly string[];
  readonly openedAt: Instant;
  /** People who were never attended, and who get their service's mean attention when they are in the rehearsal. */
  readonly supposedDurations: number;
  /** Calls that an attendant picked by hand: the rehearsal calls by its rule. */
  readonly handPicked: number;
};

/** A gap between two people that is longer than this was not the attendant's usual pace. */
const LONGEST_WRAP = 3 * MINUTE;

/**
 * The people, counters and absences of a day from its events alone: what a rehearsal of it needs. Durations are what they
 * were; who left keeps their patience; who did not come does not come.
 */
export function pastDay(events: readonly DomainEvent[], config: BranchConfig): PastDay | null {
  const opened = events.find((event) => event.type === 'dayOpened');
  const last = events.findLast((event) => event.type === 'dayClosed') ?? events.at(-1);
  if (opened === undefined || last === undefined) return null;
  const openedAt = opened.at;
  const people = peopleOf(readable(events, opened.payload.date) as readonly DomainEvent[]);
  const services = [...new Set([...config.services.map(({ id }) => id), ...people.map(({ serviceId }) => serviceId)])];
  const counters = config.counters.filter(({ id }) => events.some((event) => opens(event, id)));
  const index = (id: ServiceId): number => services.indexOf(id);
  const minutes = (millis: number): number => millis / MINUTE;
  const means = meansOf(people, services, config);
  const tickets = people.map((person, id): TraceTicket => {
    const { secondService } = person;
    return {
      type: 'ticket',
      id,
      t: minutes(person.issuedAt - openedAt),
      svc: index(person.serviceId),
      pref: person.preferential ? 1 : 0,
      dur: person.attended ? minutes(person.firstStage) : (means.get(person.serviceId) ?? 0),
      noshow: person.noShow ? 1 : 0,
      ...(person.leftAt === null ? {} : { patience: minutes(person.leftAt - person.issuedAt) }),
      ...(secondService === null ? {} : { xsvc: index(secondService), xdur: minutes(person.secondStage) }),
    };
  });
  const wrap = usualWrap(events);
  const day: TraceDay = {
    type: 'day',
    ...(opened.businessDate === null ? {} : { date: opened.businessDate }),
    open_min: minutes(last.at - openedAt),
    noshow_cost: minutes(usualNoShow(events)),
    wrap_min: minutes(wrap),
    services: services.map((id) => ({
      id: index(id),
      code: id,
      mean: means.get(id) ?? 0,
      cv: 0.8,
      target: limitOf(id, people, config),
    })),
    counters: counters.map(
      ({ id, serviceIds, quick }, order): TraceCounter => ({
        id: order,
        skills: serviceIds.map(index),
        order: [],
        quick,
        speed: 1,
        shifts: spansOf(events, id, 'shift', last.at).map(({ from, to }) => [
          minutes(from - openedAt),
          minutes(to - openedAt),
        ]),
      }),
    ),
    absences: counters.flatMap(({ id }, att) =>
      spansOf(events, id, 'pause', last.at).map(({ from, to }) => ({
        att,
        from: Math.max(0, minutes(from - openedAt)),
        to: Math.max(0, minutes(to - openedAt)),
      })),
    ),
  };
  return {
    trace: { day, tickets },
    services,
    counters: counters.map(({ id }) => id),
    openedAt,
    supposedDurations: people.filter(({ attended, noShow }) => !attended && !noShow).length,
    handPicked: events.filter((event) => event.type === 'visitCalled' && event.payload.why.mode === 'specific').length,
  };
}

/** Mean minutes of each service that day, or what is configured where nobody was attended. */
function meansOf(
  people: readonly PastPerson[],
  services: readonly ServiceId[],
  config: BranchConfig,
): Map<ServiceId, number> {
  const expected = new Map(config.services.map(({ id, expectedMinutes }) => [id, expectedMinutes]));
  return new Map(
    services.map((id) => {
      const spans = people
        .filter((person) => person.serviceId === id && person.attended)
        .map((person) => person.firstStage);
      const mean = spans.reduce((sum, span) => sum + span, 0) / Math.max(1, spans.length) / MINUTE;
      return [id, spans.length === 0 ? (expected.get(id) ?? 0) : mean];
    }),
  );
}

function limitOf(id: ServiceId, people: readonly PastPerson[], config: BranchConfig): number {
  const known = people.find(({ serviceId }) => serviceId === id)?.limitMs;
  return known === undefined
    ? (config.services.find((service) => service.id === id)?.limitMinutes ?? 0)
    : known / MINUTE;
}

function opens(event: DomainEvent, counterId: string): boolean {
  return event.type === 'counterOpened' && event.payload.counterId === counterId;
}

/** When a counter was open, pauses included; or when it was paused. */
function spansOf(
  events: readonly DomainEvent[],
  counterId: string,
  what: 'shift' | 'pause',
  end: Instant,
): { readonly from: Instant; readonly to: Instant }[] {
  const begins = what === 'shift' ? ['counterOpened'] : ['counterPaused'];
  const ends = what === 'shift' ? ['counterClosed'] : ['counterResumed', 'counterClosed'];
  const spans: { from: Instant; to: Instant }[] = [];
  let since: Instant | null = null;
  for (const event of events) {
    if (!('counterId' in event.payload) || event.payload.counterId !== counterId) continue;
    if (begins.includes(event.type)) since ??= event.at;
    else if (since !== null && ends.includes(event.type)) {
      spans.push({ from: since, to: event.at });
      since = null;
    }
  }
  if (since !== null) spans.push({ from: since, to: end });
  return spans;
}

/** Median time between finishing one person and calling the next at the same counter, of those that followed at once. */
function usualWrap(events: readonly DomainEvent[]): number {
  const finishedAt = new Map<string, Instant>();
  const gaps: number[] = [];
  for (const event of withoutUndone(events)) {
    if (event.type === 'attentionFinished') finishedAt.set(event.payload.counterId, event.at);
    if (event.type !== 'visitCalled') continue;
    const since = finishedAt.get(event.payload.counterId);
    finishedAt.delete(event.payload.counterId);
    if (since !== undefined && event.at - since <= LONGEST_WRAP) gaps.push(event.at - since);
  }
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
}

/** Mean time from the call of a no-show to its end; a minute on a day without any. */
function usualNoShow(events: readonly DomainEvent[]): number {
  const calledAt = new Map<VisitId, Instant>();
  const spans: number[] = [];
  for (const event of withoutUndone(events)) {
    if (event.type === 'visitCalled') calledAt.set(event.payload.visitId, event.at);
    if (event.type !== 'noShowRecorded') continue;
    const since = calledAt.get(event.payload.visitId);
    if (since !== undefined) spans.push(event.at - since);
  }
  return spans.length === 0 ? MINUTE : spans.reduce((sum, span) => sum + span, 0) / spans.length;
}

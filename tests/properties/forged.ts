import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Visit } from '@turno25/shared/domain/visit/visit.ts';
import fc from 'fast-check';

type Draws = {
  readonly kind: number;
  readonly visit: number;
  readonly other: number;
  readonly counter: number;
  readonly attendant: number;
};

/** Draws of an event that no decision would make: made an event by the state that it then meets. */
export const draws: fc.Arbitrary<Draws> = fc.record({
  kind: fc.nat({ max: 999 }),
  visit: fc.nat({ max: 999 }),
  other: fc.nat({ max: 999 }),
  counter: fc.nat({ max: 999 }),
  attendant: fc.integer({ min: 1, max: 4 }),
});

const COUNTERS = ['m1', 'm6', 'm3'];
const NOTE = { code: 'nextStep', note: null };

/** An event of whatever visit and counter, fitting or not. */
export function forged(state: BranchState, at: number, { kind, ...drawn }: Draws): DomainEvent {
  const all: Visit[] = [...state.open.values(), ...state.ended.values()];
  const pick = (index: number): Visit | undefined => all[index % Math.max(1, all.length)];
  const visit = pick(drawn.visit);
  const other = pick(drawn.other);
  const visitId = visit?.id ?? 'nobody';
  const counterId = COUNTERS[drawn.counter % COUNTERS.length] ?? 'm1';
  const attendantId = `a${drawn.attendant}`;
  const date = state.day?.date ?? null;
  const ticket = other?.ticket ?? { series: 'A', number: 1 };
  const event = <T extends DomainEvent['type']>(type: T, payload: unknown): DomainEvent =>
    ({ type, at, businessDate: date, payload }) as DomainEvent;
  const events: (() => DomainEvent)[] = [
    () => event('ticketIssued', { ...issue(drawn.visit % 2 === 0 ? 'forged' : visitId), ...ticket }),
    () => event('ticketIssued', { ...issue('forged'), series: 'Z', number: drawn.visit + 1 }),
    () => event('numberReplaced', { visitId, voided: 0, ...ticket }),
    () => event('numberReplaced', { visitId, voided: 0, series: ticket.series, number: ticket.number + 1000 }),
    () =>
      event('visitCalled', {
        visitId,
        counterId,
        attendantId,
        why: { mode: 'specific', reason: NOTE, waitedMs: 0 },
        passed: other !== undefined && state.open.has(other.id) ? [other.id] : [],
      }),
    () => event('attentionStarted', { visitId, counterId, attendantId }),
    () =>
      event('attentionFinished', {
        visitId,
        counterId,
        attendantId,
        outcome: 'resolved',
        servicesGiven: [],
        note: null,
      }),
    () => event('visitHeld', { visitId, counterId, by: 'staff', reason: NOTE }),
    () => event('visitReturned', { visitId }),
    () =>
      event('visitTransferred', {
        visitId,
        fromCounterId: counterId,
        serviceId: 'tne',
        counterId: null,
        stage: 2,
        reason: NOTE,
      }),
    () => event('visitLeft', { visitId }),
    () => event('counterOpened', { counterId, attendantId }),
    () => event('counterPaused', { counterId, reason: NOTE }),
    () => event('counterResumed', { counterId }),
    () => event('counterClosed', { counterId }),
    () => event('blockGranted', { deviceId: 'k', date, series: ticket.series, from: 900, to: 940 }),
    () => event('dayClosed', { date }),
    () =>
      event('dayOpened', {
        date,
        zone: 'America/Santiago',
        closesAt: null,
        ticketsUntil: null,
        configVersion: 1,
        configHash: '',
        policy: state.config?.config.policy,
        standard: { goalPercent: 90, smallestCell: 10 },
        usualSeconds: {},
      }),
  ];
  return (events[kind % events.length] ?? events[0])!();
}

function issue(visitId: string) {
  return {
    visitId,
    ordinal: 1,
    serviceId: 'pgu',
    limitMs: 1,
    class: 'general',
    channel: 'inPerson',
    bookedFor: null,
    bookingId: null,
    language: 'es-CL',
    estimatedTime: false,
    trackHash: '',
    surveyHash: '',
    identity: null,
    personKeys: [],
    expected: null,
  };
}

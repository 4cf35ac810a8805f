import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState, Counter, UnreadMessage } from '@turno25/shared/domain/state/state.ts';
import { noUndoBecause, undoableEnd, undoUntil } from '@turno25/shared/domain/state/undo.ts';
import { openVisits } from '@turno25/shared/domain/state/visits/openVisits.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { OpenVisit } from '@turno25/shared/domain/visit/visit.ts';
import { minAttentionMs, servicesLeft } from '@turno25/shared/domain/visit/waiting.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { iso, isoOrNull } from './format.ts';

/** Name of a member of staff by id; names live outside the ledger. */
export type StaffNames = (id: string) => string;

export function configOf(state: BranchState): BranchConfig {
  return must(state.config, 'the branch is configured').config;
}

/** What the branch is called on screens and papers: one of practice says so in its name. */
export function branchName({ branch }: Pick<BranchConfig, 'branch'>): string {
  return branch.practice === true ? say('practice.branch', { name: branch.name }) : branch.name;
}

/** The service and its institution as configured; a service that was dropped since keeps its id as a name. */
export function serviceLabel(config: BranchConfig, serviceId: string): { service: string; institution: string } {
  const service = config.services.find((candidate) => candidate.id === serviceId);
  const institution = config.institutions.find((candidate) => candidate.id === service?.institutionId);
  return { service: service?.name ?? serviceId, institution: institution?.shortName ?? '' };
}

export function counterLabel(config: BranchConfig, counterId: string): string {
  return config.counters.find((counter) => counter.id === counterId)?.label ?? counterId;
}

/** A visit as staff see it; nothing in it says who the person is. */
export function visitView(state: BranchState, visit: OpenVisit): VisitView {
  const label = serviceLabel(configOf(state), visit.place.serviceId);
  const alsoHere = otherNumbers(state, visit);
  return {
    id: visit.id,
    number: formatTicketNumber(visit.ticket),
    status: visit.status,
    class: visit.class,
    language: visit.language,
    serviceId: visit.place.serviceId,
    serviceName: label.service,
    institutionName: label.institution,
    stage: visit.place.stage,
    issuedAt: iso(visit.issuedAt),
    waitsFrom: iso(visit.waitsFrom),
    enteredAt: iso(visit.place.enteredAt),
    bookedFor: isoOrNull(visit.bookedFor),
    limitMs: visit.limitMs,
    calls: visit.status === 'called' ? visit.calls.length : 0,
    lastCallAt: visit.status === 'called' ? iso(visit.calls.at(-1) ?? visit.calls[0]) : null,
    startedAt: visit.status === 'attending' ? iso(visit.startedAt) : null,
    undoUntil: visit.status === 'attending' ? isoOrNull(startUndoUntil(state, visit)) : null,
    heldAt: visit.status === 'onHold' ? iso(visit.heldAt) : null,
    heldBy: visit.status === 'onHold' ? visit.heldBy : null,
    holdConfirmed:
      visit.status === 'onHold' && visit.heldBy === 'citizen' ? visit.holds.at(-1)?.confirmed === true : null,
    continues: visit.continues,
    counterId: visit.status === 'waiting' ? visit.place.counterId : visit.counterId,
    identified: visit.identity !== null,
    handled: visit.segments.length > 1 || visit.holds.length > 0,
    usualSeconds: state.day?.usualSeconds[visit.place.serviceId] ?? 0,
    ...nextServices(configOf(state), visit, 'next'),
    ...(alsoHere.length === 0 ? {} : { alsoHere }),
  };
}

/** What comes after the service that a visit is at, under a name; nothing where nothing does. */
export function nextServices<N extends string>(
  config: BranchConfig,
  visit: OpenVisit,
  name: N,
): Partial<Record<N, { serviceId: string; serviceName: string }[]>> {
  const left = servicesLeft(visit).map((serviceId) => ({
    serviceId,
    serviceName: serviceLabel(config, serviceId).service,
  }));
  return left.length === 0 ? {} : ({ [name]: left } as Record<N, typeof left>);
}

/** The instant before which a start may be taken back; null where every start was an attention at once. */
function startUndoUntil({ day }: BranchState, visit: Extract<OpenVisit, { status: 'attending' }>): number | null {
  const least = minAttentionMs(day, visit.place.serviceId);
  return least === 0 ? null : visit.startedAt + least;
}

/** Numbers of the same person's other open visits, in the order of their issue. */
function otherNumbers(state: BranchState, { id, personKeys }: OpenVisit): string[] {
  const visits = openVisits(state.open);
  return [...new Set(personKeys.flatMap((hmac) => visits.ofPerson(hmac)))]
    .filter((other) => other !== id)
    .flatMap((other) => visits.get(other) ?? [])
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ ticket }) => formatTicketNumber(ticket));
}

/** What somebody who attends has not read, the first first. */
export function unreadBy({ messages }: BranchState, attendantId: string): readonly [string, UnreadMessage][] {
  return [...messages].filter(([, message]) => message.attendantId === attendantId);
}

export function counterView(state: BranchState, counterId: string, names: StaffNames): CounterView {
  const config = configOf(state);
  const counter: Counter = state.counters.get(counterId) ?? { id: counterId, status: 'closed' };
  const setting = config.counters.find((candidate) => candidate.id === counterId);
  const visit =
    counter.status === 'open' && counter.work.kind === 'visit' ? state.open.get(counter.work.visitId) : undefined;
  const unread = counter.status === 'closed' ? 0 : unreadBy(state, counter.attendantId).length;
  return {
    id: counterId,
    label: setting?.label ?? counterId,
    status: counter.status,
    attendant: counter.status === 'closed' ? null : { id: counter.attendantId, name: names(counter.attendantId) },
    since: isoOrNull(sinceOf(counter, visit)),
    pauseReason: counter.status === 'paused' ? counter.reason : null,
    visit: visit === undefined ? null : visitView(state, visit),
    serviceIds: [...(setting?.serviceIds ?? [])],
    ...undoOf(state, counter),
    ...(unread === 0 ? {} : { unread }),
  };
}

/** What may be taken back at a counter, as far as is known without asking what time it is: whoever shows it counts down. */
function undoOf(state: BranchState, counter: Counter): Pick<CounterView, 'undo'> {
  const slip = counter.status === 'open' ? undoableEnd(state, counter) : null;
  if (slip === null || noUndoBecause(state, slip, slip.at) !== null) return {};
  const { id, ticket } = slip.before;
  const of = slip.undoes === 'attentionFinished' ? 'finish' : 'noShow';
  return { undo: { visitId: id, number: formatTicketNumber(ticket), of, until: iso(undoUntil(slip)) } };
}

function sinceOf(counter: Counter, visit: OpenVisit | undefined): number | null {
  if (counter.status === 'closed') return null;
  if (counter.status === 'paused') return counter.pausedAt;
  if (counter.work.kind === 'idle') return counter.work.since;
  if (visit?.status === 'attending') return visit.startedAt;
  return visit?.status === 'called' ? visit.calls[0] : counter.since;
}

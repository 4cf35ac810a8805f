import type { BoardCall, BoardCounters, BoardView } from '@turno25/shared/contracts/board.ts';
import { noticesOn } from '@turno25/shared/domain/branch/boards.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { volumeAt } from '@turno25/shared/domain/branch/sound.ts';
import type { CounterId, DeviceId } from '@turno25/shared/domain/ids.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { OpenVisit } from '@turno25/shared/domain/visit/visit.ts';
import { isLanguage, offeredLanguages } from '@turno25/shared/i18n/languages.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { nextOpening } from '../configuration/openingHours.ts';
import type { Waits } from '../forecasts/waits.ts';
import type { ReportedCall, Reports } from '../ledger/reports.ts';
import { expectedView, iso, isoOrNull } from './format.ts';
import { givingNow } from './givingNow.ts';
import { branchName, configOf, counterLabel, serviceLabel } from './visitView.ts';
import { waitingCounts } from './waitingCounts.ts';

const SPANISH = 'es-CL';
/** How many of the last visits called a board is told of: more than it shows when it has nothing to say. */
const RECENT = 8;

/**
 * What a board shows now. However long it was away, it gets what is true: the last visits called, and every one that is still
 * awaited, which is at most one a counter. With `after` only what was announced later.
 */
export function boardView(
  state: BranchState,
  { reports, waits }: { readonly reports: Reports; readonly waits: Waits },
  at: {
    readonly epoch: string;
    readonly head: number;
    readonly now: number;
    readonly deviceId: DeviceId;
    /** What the branch shows between waits; absent: nothing. */
    readonly media?: BoardView['media'];
  },
  after: number | null,
): BoardView {
  const config = configOf(state);
  const board = config.boards?.find(({ id }) => id === at.deviceId);
  const counterIds = board?.counterIds ?? null;
  return {
    epoch: at.epoch,
    head: at.head,
    seq: reports.lastCallSeq(),
    date: state.day?.date ?? null,
    now: iso(at.now),
    branchName: branchName(config),
    layout: board?.layout ?? 'auto',
    reloadAt: isoOrNull(state.devices.get(at.deviceId)?.reloadAskedAt ?? null),
    theme: board?.theme ?? 'light',
    counters: counterIds?.map((id) => ({ id, label: counterLabel(config, id) })) ?? null,
    silent: board?.silent === true,
    volume: volumeAt(config.sound?.volumes, clockTime(at.now, config.branch.zone)),
    loop: board?.loop ?? null,
    serving: board?.layout === 'counter' ? numberAt(state, counterIds?.[0]) : null,
    zone: config.branch.zone,
    open: state.day !== null,
    opensAt: isoOrNull(nextOpening(config, at.now)),
    calls: presentCalls(state, reports, counterIds)
      .filter(({ seq }) => after === null || seq > after)
      .map((call) => boardCall(state, reports, call)),
    waits: waitsOf(state, waits, at.now, counterIds),
    notices: [...noticesOn(config.notices, localDate(at.now, config.branch.zone))],
    media: at.media ?? [],
  };
}

/** Of the open day, in order. */
function presentCalls(
  state: BranchState,
  reports: Reports,
  counterIds: readonly CounterId[] | null,
): readonly ReportedCall[] {
  if (state.day === null) return [];
  const calls = new Map(reports.lastCalls(state.day.date, RECENT, counterIds).map((call) => [call.seq, call]));
  for (const { visit } of visitsAt(state, counterIds)) {
    const call = visit.status === 'called' ? reports.lastCallOf(visit.id) : null;
    if (call !== null) calls.set(call.seq, call);
  }
  return [...calls.values()].sort((one, other) => one.seq - other.seq);
}

/** Who is called or attended at some counters, or at all. */
function visitsAt(
  state: BranchState,
  counterIds: readonly CounterId[] | null,
): readonly { readonly visit: OpenVisit; readonly counterId: CounterId }[] {
  return [...state.counters.values()].flatMap((counter) => {
    if (counterIds !== null && !counterIds.includes(counter.id)) return [];
    if (counter.status !== 'open' || counter.work.kind !== 'visit') return [];
    const visit = state.open.get(counter.work.visitId);
    return visit === undefined ? [] : [{ visit, counterId: counter.id }];
  });
}

function numberAt(state: BranchState, counterId: CounterId | undefined): string | null {
  const [first] = counterId === undefined ? [] : visitsAt(state, [counterId]);
  return first === undefined ? null : formatTicketNumber(first.visit.ticket);
}

/** Whose turn it is at each counter of the branch now. What a day left open that is over is nobody's turn today. */
export function boardCounters(state: BranchState, now: number): BoardCounters {
  const { counters, branch } = configOf(state);
  const isToday = state.day?.date === localDate(now, branch.zone);
  return {
    now: iso(now),
    counters: counters.map(({ id, label }) => {
      const visit = isToday ? visitsAt(state, [id])[0]?.visit : undefined;
      const number = visit === undefined ? null : formatTicketNumber(visit.ticket);
      return { id, label, number, called: visit?.status === 'called' };
    }),
  };
}

/** Whether the person of an announcement is still to come because of it. */
function isAwaited(visit: OpenVisit | undefined, call: Pick<ReportedCall, 'at'>): boolean {
  return visit?.status === 'called' && visit.calls.at(-1) === call.at;
}

/** Spanish, and the ticket's own language where the branch wants it and offers it. */
function languagesOf({ branch, sound }: BranchConfig, visit: OpenVisit | undefined): BoardCall['languages'] {
  const own = sound?.ticketLanguage === true ? visit?.language : undefined;
  const offered = offeredLanguages(branch.reviewedLanguages ?? []);
  return own !== undefined && own !== SPANISH && isLanguage(own) && offered.includes(own) ? [SPANISH, own] : [SPANISH];
}

export function boardCall(state: BranchState, reports: Reports, call: ReportedCall): BoardCall {
  const config = configOf(state);
  const visit = reports.visitLabel(call.visitId);
  const present = state.open.get(call.visitId);
  const serviceId = present?.place.serviceId ?? visit?.serviceId ?? '';
  return {
    seq: call.seq,
    at: iso(call.at),
    date: call.date,
    kind: call.kind,
    visitId: call.visitId,
    number: visit === null ? '' : formatTicketNumber(visit),
    counterId: call.counterId,
    counterLabel: counterLabel(config, call.counterId),
    serviceName: serviceLabel(config, serviceId).service,
    awaited: isAwaited(present, call),
    languages: languagesOf(config, present),
  };
}

/** Expected waits of the services that people wait for or that a counter gives now, the busiest first; of one room, what is given in it. */
function waitsOf(
  state: BranchState,
  waits: Waits,
  now: number,
  counterIds: readonly CounterId[] | null,
): BoardView['waits'] {
  const config = configOf(state);
  const counts = waitingCounts(state);
  const giving = givingNow(state);
  const here = config.counters.filter(({ id }) => counterIds === null || counterIds.includes(id));
  const labels = new Set(here.map(({ label }) => label));
  return config.services
    .map((service) => ({
      service,
      count: counts.get(service.id) ?? 0,
    }))
    .filter(({ service }) => counterIds === null || here.some(({ serviceIds }) => serviceIds.includes(service.id)))
    .filter(({ service, count }) => count > 0 || (service.frequent && giving.has(service.id)))
    .sort((a, b) => b.count - a.count || Number(b.service.frequent) - Number(a.service.frequent))
    .slice(0, 6)
    .map(({ service, count }) => ({
      serviceId: service.id,
      name: service.name,
      institutionName: serviceLabel(config, service.id).institution,
      waiting: count,
      openCounters: (giving.get(service.id) ?? []).filter((label) => labels.has(label)),
      expected: expectedView(waits.entering(state, service.id, 'general', now)),
    }));
}

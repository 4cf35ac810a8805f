import type { HandoverView } from '@turno25/shared/contracts/handover.ts';
import type { LiveService, LiveView } from '@turno25/shared/contracts/live.ts';
import type { Service } from '@turno25/shared/domain/branch/config.ts';
import { limitOf } from '@turno25/shared/domain/branch/limit.ts';
import { refusesMoney } from '@turno25/shared/domain/branch/profile.ts';
import { chooseNext } from '@turno25/shared/domain/dispatch/view.ts';
import { openCounters } from '@turno25/shared/domain/estimate/expectedWait.ts';
import { goalOf } from '@turno25/shared/domain/figures/v1/daily.ts';
import { goalVerdict } from '@turno25/shared/domain/figures/v2/goal.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { WAITING_BANDS_MINUTES } from '@turno25/shared/domain/law.ts';
import { dueAt } from '@turno25/shared/domain/state/dueAt.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { endedVisits } from '@turno25/shared/domain/state/visits/endedVisits.ts';
import { compareByPlace } from '@turno25/shared/domain/state/visits/waitingLine.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { WaitingVisit } from '@turno25/shared/domain/visit/visit.ts';
import type { ClockDoubt } from '../engine/steadyClock.ts';
import type { CurvePoint, LiveStandard } from '../figures/today.ts';
import type { Waits } from '../forecasts/waits.ts';
import type { NtpState } from '../machine/ntp.ts';
import type { Distrust } from '../verification/trust.ts';
import { alertsOf } from './alerts.ts';
import { deviceAlerts } from './deviceAlerts.ts';
import { staffingView } from './forecastView.ts';
import { expectedView, iso, isoOrNull, ratioView } from './format.ts';
import { machineAlerts, machineNotes } from './machineAlerts.ts';
import { configOf, counterView, type StaffNames, serviceLabel, visitView } from './visitView.ts';
import { callSentence } from './why.ts';

/** Without a forecast, a waiting visit is at risk when it has less than this left of its limit. */
const RISK_MS = 8 * MINUTE;

export type LiveSources = {
  readonly epoch: string;
  readonly seq: number;
  readonly now: number;
  readonly names: StaffNames;
  readonly waits: Waits;
  /** The standard of the open day by the formulas of its seal; null while the branch is closed. */
  readonly standard: LiveStandard | null;
  readonly curve: readonly CurvePoint[];
  readonly handover: HandoverView | null;
  /** Why what the centre sent could not be taken, in words. */
  readonly nationalTrouble: string | null;
  /** What the machine's clock shows while it is behind; null while it is followed. */
  readonly setBackTo: number | null;
  /** What a verification of the ledger found wrong. */
  readonly distrust: Distrust | null;
  /** Why the machine's clock is not followed, though it is ahead. */
  readonly clockDoubt: ClockDoubt | null;
  /** Milliseconds by which kiosks and boards are ahead of it, where that is much. */
  readonly clockDifference: number | null;
  readonly muteBoards: number;
  readonly lostLoops: number;
  readonly silentSigns: number;
  readonly deviceName: (deviceId: string) => string;
  readonly oirsDue: number;
  /** Answers that did not leave by mail and are not tried any more. */
  readonly mailFailed: number;
  readonly ntp: NtpState;
  readonly lastBackupAt: number | null;
};

/** Everything a manager or an attendant watches, at one sequence number. */
export function liveView(state: BranchState, sources: LiveSources): LiveView {
  const { now, standard, names } = sources;
  const config = configOf(state);
  const open = [...state.open.values()];
  const waiting = open.filter((visit) => visit.status === 'waiting').sort(compareByPlace);
  const byService = Map.groupBy(waiting, ({ place }) => place.serviceId);
  const ended = endedVisits(state.ended);
  const atRisk = visitsAtRisk(state, waiting, sources);
  const staffing = sources.waits.staffing(state);
  return {
    epoch: sources.epoch,
    seq: sources.seq,
    now: iso(now),
    day:
      state.day === null
        ? null
        : { date: state.day.date, openedAt: iso(state.day.openedAt), policy: state.day.policy.name },
    suspension:
      state.suspensionAsked === null
        ? null
        : {
            from: iso(state.suspensionAsked.from),
            to: iso(state.suspensionAsked.to),
            by: state.suspensionAsked.by,
          },
    lastClosedDate: state.lastClosedDate,
    standard: {
      ...watched(standard, state.day?.goalPercent ?? config.standard.goalPercent),
      lostWaiting: waiting.filter((visit) => visit.firstStartAt === null && dueAt(visit) < now).length,
      excluded: standard?.excluded ?? 0,
    },
    counts: {
      issued: state.open.size + state.ended.size,
      waiting: waiting.length,
      called: open.filter((visit) => visit.status === 'called').length,
      attending: open.filter((visit) => visit.status === 'attending').length,
      onHold: open.filter((visit) => visit.status === 'onHold').length,
      finished: ended.count('finished'),
      noShow: ended.count('noShow'),
      left: ended.count('left'),
      removed: ended.count('removed'),
      expired: ended.count('expired'),
    },
    services: config.services
      .filter((service) => !refusesMoney(config, service) || byService.has(service.id))
      .map((service) => liveService(state, service, byService.get(service.id) ?? [], sources)),
    counters: config.counters.map((counter) => counterView(state, counter.id, names)),
    line: waiting.map((visit) => visitView(state, visit)),
    onHold: open.filter((visit) => visit.status === 'onHold').map((visit) => visitView(state, visit)),
    next: state.day === null ? [] : nextCalls(state, now),
    atRisk: atRisk.slice(0, 12).map((visit) => ({
      visit: visitView(state, visit),
      dueAt: iso(dueAt(visit)),
      qualifiedCounters: config.counters
        .filter((counter) => counter.serviceIds.includes(visit.place.serviceId))
        .map((counter) => counter.id),
    })),
    signals: signalsView(standard, names, hasBoard(state)),
    alerts: [
      ...machineAlerts(config, {
        ...sources,
        disputes: state.disputes,
        dayOpen: state.day !== null,
        setAside: state.setAside.filter(({ dismissed }) => !dismissed).length,
      }),
      ...deviceAlerts(state, sources.deviceName, now),
      ...alertsOf(state, waiting, atRisk, now),
    ],
    handover: sources.handover,
    machine: machineNotes(config, sources),
    staffing: staffing === null ? null : staffingView(config, staffing),
    curve: sources.curve.map(({ at, official, strict }) => ({
      at: iso(at),
      official: ratioView(official.num, official.den),
      strict: ratioView(strict.num, strict.den),
    })),
  };
}

/** The shares side by side, and whether all that have to reach the goal do. */
function watched(
  standard: LiveStandard | null,
  goalPercent: number,
): Omit<LiveView['standard'], 'lostWaiting' | 'excluded'> {
  const shares = ({ official, strict }: Pick<LiveStandard, 'official' | 'strict'>) => ({
    official: ratioView(official.num, official.den),
    strict: ratioView(strict.num, strict.den),
  });
  const none = { official: { num: 0, den: 0 }, strict: { num: 0, den: 0 } };
  const beside = standard !== null && 'withoutBrief' in standard ? standard : null;
  return {
    goalPercent,
    ...shares(standard ?? none),
    withoutBrief: beside === null ? null : shares(beside.withoutBrief),
    withoutExclusions: beside === null || beside.excluded === 0 ? null : shares(beside.withoutExclusions),
    met: beside === null || beside.official.den === 0 ? null : goalVerdict(beside, goalOf(goalPercent)).met,
    walkDirects: beside?.walkDirects ?? { all: 0, paired: 0 },
    uncertain: beside?.uncertain ?? 0,
  };
}

/** Attendants of whom there is something to look at. */
/** Whether there is a board that could have shown a call. */
function hasBoard({ devices }: BranchState): boolean {
  return [...devices.values()].some(({ kind, active }) => kind === 'board' && active);
}

function signalsView(standard: LiveStandard | null, names: StaffNames, board: boolean): LiveView['signals'] {
  if (standard === null || !('signals' in standard)) return [];
  return (
    standard.signals
      .map(({ attendantId, ...counts }) => ({ attendant: { id: attendantId, name: names(attendantId) }, ...counts }))
      // Where there is no board, nobody kept a call from one.
      .map((signal) => (board ? signal : { ...signal, unannouncedCalls: 0 }))
      .filter(({ attendant: _attendant, ...counts }) => Object.values(counts).some((count) => count > 0))
  );
}

/** Who will probably pass the limit by the forecast, else who is near it; those already past it are not helped by a list. */
function visitsAtRisk(
  state: BranchState,
  waiting: readonly WaitingVisit[],
  { waits, now }: LiveSources,
): WaitingVisit[] {
  const ids = waits.atRisk(state, now);
  const foretold = ids === null ? null : new Set(ids);
  const isAtRisk = (visit: WaitingVisit): boolean =>
    dueAt(visit) > now && (foretold === null ? dueAt(visit) - now < RISK_MS : foretold.has(visit.id));
  return waiting
    .filter((visit) => visit.firstStartAt === null && isAtRisk(visit))
    .sort((a, b) => dueAt(a) - dueAt(b) || a.ordinal - b.ordinal);
}

function liveService(
  state: BranchState,
  service: Service,
  mine: readonly WaitingVisit[],
  { standard, waits, now }: LiveSources,
): LiveService {
  const config = configOf(state);
  const official = standard?.byService.find((row) => row.serviceId === service.id)?.official;
  const givers = new Set(
    config.counters.filter((counter) => counter.serviceIds.includes(service.id)).map(({ id }) => id),
  );
  return {
    serviceId: service.id,
    name: service.name,
    institutionName: serviceLabel(config, service.id).institution,
    series: service.series,
    limitMs: limitOf(state.day?.limitsMs ?? null, service),
    waiting: mine.length,
    preferentialWaiting: mine.filter((visit) => visit.class === 'preferential').length,
    ages: agesOf(mine, now),
    oldestEnteredAt: isoOrNull(mine[0]?.place.enteredAt ?? null),
    countersOpen: openCounters(state).filter((counter) => givers.has(counter.id)).length,
    attended: official?.den ?? 0,
    within: official?.num ?? 0,
    expected: expectedView(waits.entering(state, service.id, 'general', now)),
  };
}

/** Waiting visits by age in the bands of the standard: [0,10] (10,20] (20,25] (25,40] (40,∞) minutes. */
function agesOf(visits: readonly WaitingVisit[], now: number): LiveService['ages'] {
  const ages: LiveService['ages'] = [0, 0, 0, 0, 0];
  for (const visit of visits) {
    const minutes = (now - visit.place.enteredAt) / MINUTE;
    const band = WAITING_BANDS_MINUTES.findIndex((limit) => minutes <= limit);
    const index = (band === -1 ? 4 : band) as 0 | 1 | 2 | 3 | 4;
    ages[index] += 1;
  }
  return ages;
}

function nextCalls(state: BranchState, now: number): LiveView['next'] {
  return openCounters(state).flatMap((counter) => {
    const next = chooseNext(state, counter.id, now);
    const visit = next === null ? undefined : state.open.get(next.choice.best.ticket.id);
    if (next === null || visit === undefined) return [];
    const number = formatTicketNumber(visit.ticket);
    const { tier } = next.why;
    return [{ counterId: counter.id, visitId: visit.id, number, tier, sentence: callSentence(number, next.why) }];
  });
}

import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { openCounters } from '@turno25/shared/domain/estimate/expectedWait.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { dueAt } from '@turno25/shared/domain/state/dueAt.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { WaitingVisit } from '@turno25/shared/domain/visit/visit.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { clockTime, numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { planFailureWords } from './settingsView.ts';
import { configOf, counterLabel, serviceLabel } from './visitView.ts';
import { wholeMinutes } from './why.ts';

const LONG_PAUSE_MS = 30 * MINUTE;
const UNSTARTED_CALL_MS = 3 * MINUTE;
/** An attention this many times its usual duration, and never under twenty minutes, is worth a look. */
const LONG_ATTENTION_TIMES = 3;
const LONG_ATTENTION_MS = 20 * MINUTE;

/** What needs the manager's eye now; few enough to be believed. */
export function alertsOf(
  state: BranchState,
  waiting: readonly WaitingVisit[],
  atRisk: readonly WaitingVisit[],
  now: number,
): LiveAlert[] {
  return [
    ...uncoveredServices(state, waiting),
    ...counterAlerts(state, now),
    ...exhaustedNumbers(state),
    ...lostPapers(state),
    ...suspensionAsked(state),
    ...planFailed(state),
    // Last: whoever is near a limit is listed by number beside, and must not push an alarm out of sight.
    ...limitsNear(state, atRisk),
  ];
}

/** People were turned away at a kiosk: the latest word of each machine and series, for the rest of the day. */
function exhaustedNumbers(state: BranchState): LiveAlert[] {
  const latest = new Map(state.exhausted.map((one) => [`${one.deviceId} ${one.series}`, one]));
  return [...latest].map(([which, { series, at }]) => ({
    id: `numbersExhausted ${which}`,
    kind: 'numbersExhausted',
    sentence: say('alert.numbersExhausted', { series, time: clockTime(at, configOf(state).branch.zone) }),
  }));
}

/** It takes two: until the second person agrees, nothing is suspended. */
function suspensionAsked({ config, suspensionAsked: asked }: BranchState): LiveAlert[] {
  if (asked === null || config === null) return [];
  const { zone } = config.config.branch;
  const sentence = say('alert.suspensionAsked', { from: clockTime(asked.from, zone), to: clockTime(asked.to, zone) });
  return [{ id: `suspensionAsked ${asked.from} ${asked.to}`, kind: 'suspensionAsked', sentence }];
}

/** What was to come into force did not, and nobody was there to be told. */
function planFailed({ failedPlan, config }: BranchState): LiveAlert[] {
  if (failedPlan === null || config === null) return [];
  const { zone } = config.config.branch;
  const date = `${numericDate(failedPlan.at, zone)} ${clockTime(failedPlan.at, zone)}`;
  const sentence = say('alert.planFailed', { date, why: planFailureWords(failedPlan) });
  return [{ id: `planFailed ${failedPlan.at}`, kind: 'planFailed', sentence }];
}

/** Tickets in the line of which no paper may exist: nobody comes when they are called. */
function lostPapers(state: BranchState): LiveAlert[] {
  const lost = [...state.open.values()].filter(({ paperLost, status }) => paperLost && status !== 'attending');
  return lost.map((visit) => ({
    id: `paperLost ${visit.id}`,
    kind: 'paperLost',
    sentence: say('alert.paperLost', { number: formatTicketNumber(visit.ticket) }),
    ticket: { visitId: visit.id, number: formatTicketNumber(visit.ticket) },
  }));
}

function uncoveredServices(state: BranchState, waiting: readonly WaitingVisit[]): LiveAlert[] {
  const config = configOf(state);
  const open = new Set(openCounters(state).map((counter) => counter.id));
  const covered = new Set(config.counters.filter(({ id }) => open.has(id)).flatMap(({ serviceIds }) => serviceIds));
  const uncovered = new Map<string, number>();
  for (const { place } of waiting) {
    if (place.counterId === null && !covered.has(place.serviceId)) {
      uncovered.set(place.serviceId, (uncovered.get(place.serviceId) ?? 0) + 1);
    }
  }
  return [...uncovered].map(([serviceId, count]) => ({
    id: `serviceUncovered ${serviceId}`,
    kind: 'serviceUncovered',
    sentence: say('alert.serviceUncovered', { service: serviceLabel(config, serviceId).service, waiting: count }),
  }));
}

/** One sentence a service, however many people: what is at risk is a line, and so is what helps it. */
function limitsNear(state: BranchState, atRisk: readonly WaitingVisit[]): LiveAlert[] {
  const config = configOf(state);
  return [...Map.groupBy(atRisk, ({ place }) => place.serviceId)].flatMap(([serviceId, visits]) => {
    const [first] = visits;
    if (first === undefined) return [];
    const sentence = say('alert.limitNear', {
      service: serviceLabel(config, serviceId).service,
      count: visits.length,
      number: formatTicketNumber(first.ticket),
      time: clockTime(dueAt(first), config.branch.zone),
    });
    return [{ id: `limitNear ${serviceId}`, kind: 'limitNear' as const, sentence }];
  });
}

/** A reason has its own longest pause where the branch set one: a lunch is not a glass of water. */
function longestPause({ calling }: BranchConfig, reason: string): number {
  const minutes = calling.pauseMinutes?.[reason];
  return minutes === undefined ? LONG_PAUSE_MS : minutes * MINUTE;
}

function counterAlerts(state: BranchState, now: number): LiveAlert[] {
  const config = configOf(state);
  const alerts: LiveAlert[] = [];
  for (const counter of state.counters.values()) {
    const label = counterLabel(config, counter.id);
    if (counter.status === 'paused' && now - counter.pausedAt >= longestPause(config, counter.reason)) {
      alerts.push({
        id: `longPause ${counter.id}`,
        kind: 'longPause',
        sentence: say('alert.longPause', { counter: label, minutes: wholeMinutes(now - counter.pausedAt) }),
      });
    }
    const visit =
      counter.status === 'open' && counter.work.kind === 'visit' ? state.open.get(counter.work.visitId) : undefined;
    if (visit?.status === 'called' && now - visit.calls[0] >= UNSTARTED_CALL_MS) {
      const minutes = wholeMinutes(now - visit.calls[0]);
      alerts.push({
        id: `callWithoutStart ${counter.id} ${visit.id}`,
        kind: 'callWithoutStart',
        sentence: say('alert.callWithoutStart', { counter: label, number: formatTicketNumber(visit.ticket), minutes }),
      });
    }
    if (visit?.status === 'attending') {
      const usual = (state.day?.usualSeconds[visit.place.serviceId] ?? 0) * 1000;
      const elapsed = now - visit.startedAt;
      if (elapsed >= Math.max(LONG_ATTENTION_MS, LONG_ATTENTION_TIMES * usual)) {
        alerts.push({
          id: `longAttention ${counter.id} ${visit.id}`,
          kind: 'longAttention',
          sentence: say('alert.longAttention', {
            counter: label,
            number: formatTicketNumber(visit.ticket),
            minutes: wholeMinutes(elapsed),
            usual: wholeMinutes(usual),
          }),
        });
      }
    }
  }
  return alerts;
}

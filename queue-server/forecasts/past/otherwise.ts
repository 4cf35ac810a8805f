import type { BranchConfig, PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { findPolicy, resolvePolicy } from '@turno25/shared/domain/dispatch/registry.ts';
import { type BusinessDate, type Instant, MINUTE, type ServiceId } from '@turno25/shared/domain/ids.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { playedDay } from '@turno25/shared/rehearsal/recorded/ledgerDay.ts';
import {
  figuresOf,
  type PlayedDay,
  type RehearsalFigures,
  type Share,
} from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { pastDay } from './pastDay.ts';

/** What is changed of a day that was. */
export type Change = {
  /** Another rule with its usual parameters; null keeps the one of that day. */
  readonly policy: string | null;
  /** So many counters more all day long, each giving these services. */
  readonly extra: { readonly counters: number; readonly serviceIds: readonly ServiceId[] };
};

export type CurveOfDay = {
  /** Official and strict compliance after each quarter of an hour. */
  readonly curve: readonly { readonly at: Instant; readonly official: Share; readonly strict: Share }[];
  readonly figures: RehearsalFigures;
};

/** A past day as it was, rehearsed as it was, and rehearsed with the change: the last two differ by the change alone. */
export type OtherwiseDay = {
  readonly date: BusinessDate;
  readonly policy: string;
  readonly change: Change;
  readonly real: CurveOfDay;
  readonly same: CurveOfDay;
  readonly changed: CurveOfDay;
  readonly supposedDurations: number;
  readonly handPicked: number;
};

const QUARTER = 15 * MINUTE;

/** Null for a day without an opening, or without anybody. Throws on a policy that nobody knows. */
export function otherwise(
  events: readonly DomainEvent[],
  config: BranchConfig,
  date: BusinessDate,
  change: Change,
): OtherwiseDay | null {
  const opened = events.find((event) => event.type === 'dayOpened');
  const day = pastDay(events, config);
  if (opened === undefined || day === null || day.trace.tickets.length === 0) return null;
  const { trace, services, openedAt } = day;
  const end = openedAt + trace.day.open_min * MINUTE;
  // The rule believed that each service usually takes what the day had frozen: here too, by the trace's own names.
  const usualSeconds = Object.fromEntries(
    services.map((id, index) => [
      `s${index}`,
      opened.payload.usualSeconds[id] ?? Math.round((trace.day.services[index]?.mean ?? 0) * 60),
    ]),
  );
  const played = (which: Trace, setting: PolicySetting): CurveOfDay =>
    curveOf(simulate(which, { ...resolvePolicy(setting), usualSeconds }), 0, end - openedAt, openedAt);
  return {
    date,
    policy: opened.payload.policy.name,
    change,
    real: curveOf(playedDay(events, date), openedAt, end, 0),
    same: played(trace, opened.payload.policy),
    changed: played(withCounters(trace, change, services), settingOf(change, opened.payload.policy)),
    supposedDurations: day.supposedDurations,
    handPicked: day.handPicked,
  };
}

function settingOf({ policy }: Change, ofTheDay: PolicySetting): PolicySetting {
  if (policy === null || policy === ofTheDay.name) return ofTheDay;
  const { name, version, defaults } = must(findPolicy(policy), `policy ${policy} is known`);
  return { name, version, params: defaults };
}

function withCounters(trace: Trace, { extra }: Change, services: readonly ServiceId[]): Trace {
  const skills = extra.serviceIds.map((id) => services.indexOf(id)).filter((index) => index >= 0);
  const next = Math.max(-1, ...trace.day.counters.map(({ id }) => id)) + 1;
  const opened = Array.from({ length: extra.counters }, (_, index) => ({
    id: next + index,
    skills,
    order: [],
    quick: false,
    speed: 1,
    shifts: [[0, trace.day.open_min] as [number, number]],
  }));
  return { ...trace, day: { ...trace.day, counters: [...trace.day.counters, ...opened] } };
}

/** `shift` turns the day's own instants into the ledger's. */
function curveOf(day: PlayedDay, from: Instant, to: Instant, shift: number): CurveOfDay {
  const curve: { at: Instant; official: Share; strict: Share }[] = [];
  for (let at = from + QUARTER; at < to + QUARTER; at += QUARTER) {
    const until = Math.min(at, to);
    curve.push({ at: until + shift, ...complianceAt(day, until) });
  }
  return { curve, figures: figuresOf(day) };
}

/** The standard as it stood at an instant: who was attended by then, and who by then had waited too long without it. */
function complianceAt({ visits }: PlayedDay, at: Instant): { readonly official: Share; readonly strict: Share } {
  let within = 0;
  let attended = 0;
  let lost = 0;
  for (const { waitsFrom, limitMs, officialMs, elapsedMs } of visits) {
    if (waitsFrom > at) continue;
    if (officialMs !== null && waitsFrom + officialMs <= at) {
      attended += 1;
      if (officialMs <= limitMs) within += 1;
    } else if (Math.min(at - waitsFrom, elapsedMs ?? Number.POSITIVE_INFINITY) > limitMs) lost += 1;
  }
  return { official: { num: within, den: attended }, strict: { num: within, den: attended + lost } };
}

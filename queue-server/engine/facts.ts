import { createHash } from 'node:crypto';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Actor, Command, Facts } from '@turno25/shared/domain/ledger/commands.ts';
import { addBusinessDays, answerTerm } from '@turno25/shared/domain/oirs/terms.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { closingOf, openSpans } from '../configuration/openingHours.ts';
import type { Waits } from '../forecasts/waits.ts';
import { canonicalBytes } from '../ledger/encoding.ts';
import type { Reports } from '../ledger/reports.ts';
import type { Tokens } from '../vault/tokens.ts';

/** Days of history behind the usual duration of a service, and the fewest attentions that make one. */
const HISTORY_DAYS = 60;
const HISTORY_LEAST = 30;
const DAY_MS = 86_400_000;

/** Where a decision's facts come from, beyond the state. */
export type FactSources = {
  readonly tokens: Tokens;
  readonly reports: Reports;
  readonly waits: Waits;
  /** Opens days regardless of the branch's hours (a demonstration on a Sunday). */
  readonly ignoreHours: boolean;
  readonly lastAnonymousAnswerAt: (deviceId: string) => number | null;
  /** Adds what depends on the command itself: a visit of a past day, the hash of a configuration. */
  readonly complete: (facts: Facts, command: Command, state: BranchState) => Facts;
};

type Draw = {
  readonly now: number;
  /** What the machine's own clock shows. */
  readonly shown: number;
  readonly actor: Actor;
  readonly newId: string;
};

/** Facts that any command may need. */
export function factsFor(state: BranchState, { shown, ...draw }: Draw): Facts {
  const zone = state.config?.config.branch.zone ?? 'America/Santiago';
  const today = localDate(draw.now, zone);
  return {
    ...draw,
    localDate: today,
    shownDate: localDate(shown, zone),
    hours: null,
    trackHash: '',
    surveyHash: '',
    configHash: '',
    pastVisit: null,
    usualSeconds: {},
    lastAnonymousAnswerAt: null,
    ticketsOfDate: 0,
    numberTaken: false,
    closedAt: null,
    oirsDueDate: null,
    expectedWait: null,
    booking: null,
    bookedHours: null,
    codeHash: '',
    notCheckedIn: [],
  };
}

/** The standard completion, over the reporting tables. */
export function completeFacts(sources: Omit<FactSources, 'complete'>): FactSources['complete'] {
  return (facts, command, state) => {
    switch (command.type) {
      case 'publishConfig':
        return { ...facts, configHash: hashOfConfig(command.config) };
      case 'openDay': {
        const config = state.config?.config;
        if (config === undefined) return facts;
        const since = localDate(facts.now - HISTORY_DAYS * DAY_MS, config.branch.zone);
        return {
          ...facts,
          hours: sources.ignoreHours ? null : closingOf(config, facts.localDate, facts.now),
          usualSeconds: sources.reports.usualSeconds(since, HISTORY_LEAST),
        };
      }
      case 'issueTicket':
        return {
          ...withVisit(facts, command.visitId ?? facts.newId, sources),
          expectedWait: sources.waits.foretold(state, command.serviceId, command.class, facts.now),
        };
      case 'closeDay': {
        const date = state.day?.date ?? null;
        const missing = date === null ? [] : sources.reports.bookings.ofDate(date);
        return { ...facts, notCheckedIn: missing.filter(({ status }) => status === 'booked').map(({ id }) => id) };
      }
      case 'bookAppointment': {
        const { reports, tokens } = sources;
        return {
          ...facts,
          codeHash: tokens.bookingHash(tokens.booking(facts.newId)),
          booking: command.reference === null ? null : reports.bookings.byReference(command.reference),
          bookedHours:
            state.config === null ? null : hoursAt(state.config.config, command.bookedFor, sources.ignoreHours),
        };
      }
      case 'cancelAppointment':
        return { ...facts, booking: sources.reports.bookings.byId(command.bookingId) };
      case 'checkIn': {
        const booking = sources.reports.bookings.byId(command.bookingId);
        return { ...withVisit(facts, command.visitId ?? facts.newId, sources), booking };
      }
      case 'deliverTicket':
        return {
          ...withVisit(facts, command.visitId, sources),
          ticketsOfDate: sources.reports.ticketsOf(command.date),
          numberTaken: sources.reports.numberTaken(command.date, command.series, command.number, command.visitId),
          closedAt: sources.reports.closedAt(command.date),
        };
      case 'recordPrint':
        return { ...facts, pastVisit: sources.reports.pastVisit(command.visitId) };
      case 'fileOirs': {
        const config = state.config?.config;
        const term = config === undefined ? null : answerTerm(config, command.kind);
        const due = config === undefined || term === null ? null : addBusinessDays(config, facts.localDate, term);
        return { ...facts, oirsDueDate: due };
      }
      case 'excludeVisit':
        return { ...facts, pastVisit: sources.reports.pastVisit(command.visitId) };
      case 'answerSurvey':
        return {
          ...facts,
          pastVisit: command.visitId === null ? null : sources.reports.pastVisit(command.visitId),
          lastAnonymousAnswerAt: command.visitId === null ? sources.lastAnonymousAnswerAt(facts.actor.id) : null,
        };
      default:
        return facts;
    }
  };
}

/** The business date of an instant at which the branch is open by its hours, if these count; null when it is closed then. */
function hoursAt(config: BranchConfig, instant: number, ignoreHours: boolean): { readonly date: string } | null {
  const date = localDate(instant, config.branch.zone);
  if (ignoreHours) return { date };
  return openSpans(config, date).some((span) => instant >= span.opensAt && instant < span.closesAt) ? { date } : null;
}

/** Facts of a visit that is about to be: its id, the hashes of its tokens, and whether the id was ever used. */
function withVisit(facts: Facts, visitId: string, sources: Omit<FactSources, 'complete'>): Facts {
  const { tokens, reports } = sources;
  return {
    ...facts,
    newId: visitId,
    trackHash: tokens.trackHash(tokens.track(visitId)),
    surveyHash: tokens.surveyHash(tokens.survey(visitId)),
    pastVisit: reports.pastVisit(visitId),
  };
}

/** SHA-256 of the canonical form of a configuration, hexadecimal: what a seal and a day name it by. */
export function hashOfConfig(config: unknown): string {
  return createHash('sha256').update(canonicalBytes(config)).digest('hex');
}

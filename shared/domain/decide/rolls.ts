import type { BranchConfig, Service } from '../branch/config.ts';
import { limitOf } from '../branch/limit.ts';
import { channelHere } from '../branch/profile.ts';
import { dayNumber } from '../calendar/businessDates.ts';
import { MINUTE } from '../ids.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { DomainEvent } from '../ledger/events.ts';
import type { FactsOf, Moment } from '../ledger/facts.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { must, ok, type Result } from '../result.ts';
import { nextRollNumber } from '../state/evolve/rolls.ts';
import { type BranchState, nextOrdinal, type PublishedConfig } from '../state/state.ts';
import {
  isPossible,
  mostAtOnce,
  ROLL_DAYS,
  ROLL_SERIES,
  type Roll,
  type RollAsked,
  type RollGiven,
} from '../visit/roll.ts';
import { type Decider, happened, refuse } from './context.ts';
import { inLateDay } from './lateDay.ts';

/** Numbers on paper for when all else fails (ADR 0045): made beforehand, since what is made afterwards proves nothing. */
export const issueRoll: Decider<'issueRoll'> = (state, { count }, facts) => {
  if (state.config === null) return refuse('config.none');
  const from = nextRollNumber(state);
  const payload = { rollId: facts.newId, from, to: from + count - 1, digest: facts.digest };
  return ok([happened(facts, null, 'rollIssued', payload)]);
};

/**
 * What became of the papers of a stretch, as one person writes it down. Every number from the first that nobody entered on,
 * none left out: a paper that nobody got is told as that. Whoever asked may ask again; another drops what was asked first.
 */
export const askRoll: Decider<'askRoll'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const roll = state.rolls.find(({ rollId }) => rollId === command.rollId);
  if (roll === undefined) return refuse('roll.unknown', { rollId: command.rollId });
  if (roll.asked !== null && roll.asked.by !== facts.actor.id) return refuse('roll.otherAsked');
  const sound = soundBatch(state, state.config, roll, command, facts);
  if (!sound.ok) return sound;
  const { rollId, date, from, to, act, lines } = command;
  return ok([
    happened(facts, null, 'rollAsked', {
      rollId,
      batchId: facts.newId,
      date,
      from,
      to,
      act: act.mark,
      sealedAct: act.text,
      lines,
      issuedBeside: facts.issuedBeside,
      askedBy: facts.actor.id,
      manager: isManager(facts),
    }),
  ]);
};

/** A second person says the same from their own session; one of the two answers for the branch. */
export const enterRoll: Decider<'enterRoll'> = (state, { rollId, batchId }, facts) => {
  if (state.config === null) return refuse('config.none');
  const roll = state.rolls.find((one) => one.rollId === rollId);
  if (roll === undefined) return refuse('roll.unknown', { rollId });
  const { asked } = roll;
  if (asked === null || asked.batchId !== batchId) return refuse('roll.nothingAsked');
  if (asked.by === facts.actor.id) return refuse('exclusion.secondPerson');
  if (!asked.manager && !isManager(facts)) return refuse('roll.noManager');
  const inTime = inTimeFor(state, asked, facts);
  if (!inTime.ok) return inTime;
  const { config } = state.config;
  const gone = asked.lines.find(({ given }) => given !== null && serviceOf(config, given) === undefined);
  if (gone !== undefined) return refuse('service.unknown', { serviceId: gone.given?.serviceId ?? '' });
  const today = state.day?.date === asked.date;
  const events = enteredEvents(state, state.config, roll, asked, facts);
  if (today || facts.closedAt !== null) return ok(events);
  const closesAt = Math.min(facts.now, facts.lateDay.hours?.closesAt ?? facts.now);
  return ok(inLateDay(state.config, asked.date, facts, events, closesAt));
};

/** Somebody does not agree, or takes back what they asked for. */
export const dropRoll: Decider<'dropRoll'> = (state, { rollId, batchId }, facts) => {
  const asked = state.rolls.find((roll) => roll.rollId === rollId)?.asked;
  if (asked?.batchId !== batchId) return refuse('roll.nothingAsked');
  return ok([happened(facts, null, 'rollDropped', { rollId, batchId })]);
};

function serviceOf(config: BranchConfig, { serviceId }: Pick<RollGiven, 'serviceId'>): Service | undefined {
  return config.services.find(({ id }) => id === serviceId);
}

function isManager({ actor }: Moment): boolean {
  return actor.role === 'manager' || actor.role === 'admin';
}

/** A paper is entered for a day that is open or over, and soon. */
function inTimeFor(
  state: BranchState,
  { date }: Pick<RollAsked, 'date'>,
  { localDate, closedAt }: Moment & { readonly closedAt: number | null },
): Result<null, Refusal> {
  // Today may still open.
  if (state.day?.date !== date && closedAt === null && date >= localDate) return refuse('day.closed', { date });
  return dayNumber(localDate) - dayNumber(date) > ROLL_DAYS
    ? refuse('roll.tooLate', { date, days: ROLL_DAYS })
    : ok(null);
}

function soundBatch(
  state: BranchState,
  { config }: PublishedConfig,
  roll: Roll,
  { date, from, to, lines }: CommandOf<'askRoll'>,
  facts: FactsOf<'askRoll'>,
): Result<null, Refusal> {
  if (from >= to || to > facts.now || facts.fromDate !== date || facts.toDate !== date)
    return refuse('roll.span', { date });
  const inTime = inTimeFor(state, { date }, facts);
  if (!inTime.ok) return inTime;
  let before = roll.lastTakenAt ?? roll.issuedAt;
  for (const [place, { number, given }] of lines.entries()) {
    if (number !== roll.next + place || number > roll.to) return refuse('roll.order', { number: roll.next + place });
    if (given === null) continue;
    const { serviceId, takenAt } = given;
    if (serviceOf(config, given) === undefined) return refuse('service.unknown', { serviceId });
    if (takenAt < before || takenAt < from || takenAt > to || !isPossible(given, facts.now))
      return refuse('roll.hours', { number });
    before = takenAt;
  }
  const most = mostAtOnce(lines);
  return most > config.counters.length ? refuse('roll.tooManyAtOnce', { people: most }) : ok(null);
}

function enteredEvents(
  state: BranchState,
  { config }: PublishedConfig,
  { rollId }: Roll,
  asked: RollAsked,
  facts: FactsOf<'enterRoll'>,
): readonly DomainEvent[] {
  const { date, batchId, lines } = asked;
  const today = state.day?.date === date;
  const late = !today && facts.closedAt === null;
  const frozen = today ? (state.day?.limitsMs ?? null) : facts.limitsMs;
  const first = today ? nextOrdinal(state) : facts.ticketsOfDate + 1;
  const people = { askedBy: asked.by, approvedBy: facts.actor.id };
  const given = lines.flatMap(({ number, given: what }) => (what === null ? [] : [{ number, what }]));
  const visits = given.map(({ number, what }, place) => {
    const service = must(serviceOf(config, what), 'it was looked for');
    return happened(facts, date, 'rollVisitEntered', {
      ...what,
      visitId: `${batchId}-${number}`,
      rollId,
      series: ROLL_SERIES,
      number,
      ordinal: first + place,
      limitMs: late ? service.limitMinutes * MINUTE : limitOf(frozen, service),
      channel: channelHere(config, 'inPerson'),
      ...people,
    });
  });
  const batch = happened(facts, date, 'rollEntered', {
    rollId,
    batchId,
    from: asked.from,
    to: asked.to,
    act: asked.act.mark,
    sealedAct: asked.act.text,
    numbers: { from: lines[0]?.number ?? 0, to: lines.at(-1)?.number ?? 0 },
    spoiled: lines.filter((line) => line.given === null).map(({ number }) => number),
    issuedBeside: asked.issuedBeside,
    ...people,
  });
  return [...visits, batch];
}

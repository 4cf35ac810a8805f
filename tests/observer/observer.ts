import { type Attention, attentionsOf, type Chapter, chaptersOf, endOf, type Hold, holdsOf } from './chapters.ts';
import { cut, measure, minus, type Stretch, setOf, start } from './intervals.ts';
import { begin, type Taken, takenAt } from './taken.ts';
import { asMeant, type Day, dayOf, perService, seenOnPaper, type Told } from './told.ts';

/** One service asked for, as the observer saw it waited for. Spans in ms; null for what does not exist. */
export type Observed = {
  readonly id: string;
  readonly visitId: string;
  readonly service: string;
  readonly limit: number;
  readonly attended: boolean;
  readonly brief: boolean;
  readonly official: number | null;
  /** By itself. */
  readonly own: number | null;
  readonly interval: readonly [number, number] | null;
  readonly end: Told | null;
  readonly sentAway: boolean;
};

/** A visit with what it had to do with others. */
export type ObservedVisit = {
  readonly visitId: string;
  readonly taken: Taken;
  readonly continues: string | null;
  readonly excluded: boolean;
  readonly units: readonly Observed[];
};

const TEN_MINUTES = 600_000;

/**
 * Version 2 of the waits seen from outside: each visit's own story is laid out as stretches of time, and what is left of a
 * span after taking stretches out of it is the wait. It shares nothing with the figures, so that one error cannot be in both.
 */
export function observe(noted: readonly Told[], now: number | null): readonly ObservedVisit[] {
  const told = seenOnPaper(asMeant(noted));
  const day = dayOf(told, now);
  return day.tickets.map((ticket) => {
    const story = told.filter(
      ({ payload, type }) => payload.visitId === ticket.payload.visitId && type !== 'visitExcluded',
    );
    const closing = told
      .filter(({ type }) => type === 'dayClosed')
      .map((closed) => ({ ...closed, type: 'visitExpired' }));
    return observedVisit(ticket, over(story) ? story : [...story, ...closing], told, day);
  });
}

function over(story: readonly Told[]): boolean {
  return story.some(({ type }) =>
    ['visitExpired', 'noShowRecorded', 'visitLeft', 'visitRemoved', 'closedAtDoor'].includes(type),
  );
}

function observedVisit(ticket: Told, story: readonly Told[], told: readonly Told[], day: Day): ObservedVisit {
  const visitId = ticket.payload.visitId ?? '';
  const taken = takenAt(ticket, story, day);
  let from: Stretch = [begin(taken.first, ticket, day), begin(taken.likely, ticket, day)];
  const units: Observed[] = [];
  for (const chapter of chaptersOf(story)) {
    const id = units.length === 0 ? visitId : `${visitId}.${units.length + 1}`;
    const unit = {
      ...seen(chapter, from, ticket, taken, day),
      id,
      visitId,
      interval: units.length === 0 ? taken.interval : null,
    };
    units.push(unit);
    if (!unit.brief && unit.end !== null) from = [unit.end.at, unit.end.at];
  }
  const attended = units.some((unit) => unit.attended);
  const excluded = told.some(
    ({ type, payload: { visitId: of, code, act } }) =>
      type === 'visitExcluded' && of === visitId && (code === 'contingency' ? Boolean(act) : !attended),
  );
  return { visitId, taken, continues: ticket.payload.continues ?? null, excluded, units };
}

function seen(chapter: Chapter, [first, likely]: Stretch, ticket: Told, taken: Taken, day: Day) {
  const attentions = attentionsOf(chapter, day).filter(({ counts }) => counts);
  const holds = holdsOf([...chapter.earlier, ...chapter.told]);
  const end = endOf(chapter);
  const startAt = attentions[0]?.stretch[0] ?? null;
  const until = lastInstant(chapter, attentions, taken, day);
  const { opened, closedAt } = day;
  const closesAt = opened.closesAt ?? Number.NEGATIVE_INFINITY;
  const shut = end?.type === 'closedAtDoor' ? end.at : end?.type === 'visitExpired' ? closedAt : null;
  return {
    service: chapter.service,
    limit: perService(opened.limitsMs, chapter.service, ticket.payload.limitMs ?? 0),
    attended: startAt !== null,
    brief: attentions.length > 0 && attentions.every(({ brief }) => brief),
    official: startAt === null ? null : officialWait([likely, Math.max(likely, startAt)], holds),
    own: until === null ? null : strictWait([first, Math.max(first, until)], attentions, holds, day),
    end,
    sentAway: startAt === null && shut !== null && shut < closesAt,
  };
}

function officialWait(span: Stretch, holds: readonly Hold[]): number {
  const [confirmed, claimed] = [true, false].map((wanted) =>
    holds.filter(({ confirmed }) => confirmed === wanted).flatMap(({ stretch }) => cut([stretch], span)),
  );
  const left = minus(
    setOf([span]),
    (confirmed ?? []).map((stretch) => start(stretch, TEN_MINUTES)),
  );
  return Math.max(0, measure(left) - Math.min(TEN_MINUTES, measure(setOf(claimed ?? []))));
}

function strictWait(span: Stretch, attentions: readonly Attention[], holds: readonly Hold[], day: Day): number {
  const firstStart = attentions[0]?.stretch[0] ?? Number.POSITIVE_INFINITY;
  const attended = attentions.flatMap(({ stretch, ended, line }) => {
    const twice = perService(day.opened.usualSeconds, line, 600) * 2000;
    return cut([stretch], span).map((part) => start(part, ended === 'broken' ? twice : Number.POSITIVE_INFINITY));
  });
  const held = holds
    .filter(({ confirmed }) => confirmed)
    .flatMap(({ stretch }) => {
      const most = stretch[0] < firstStart ? TEN_MINUTES : Number.POSITIVE_INFINITY;
      return cut([stretch], span).map((part) => start(part, most));
    });
  return measure(minus(setOf([span]), [...attended, ...held]));
}

/** The last start that counted, or the end of what came after it. */
function lastInstant(chapter: Chapter, attentions: readonly Attention[], taken: Taken, day: Day): number | null {
  const last = attentions.at(-1);
  if (last && !['broken', 'own hold'].includes(last.ended)) return last.stretch[0];
  const end = endOf(chapter);
  const gone = end === null ? day.asOf : end.type === 'visitExpired' ? expiry(chapter, taken, day) : end.at;
  const turn = chapter.told.findLast(({ type }) => type === 'visitCalled')?.at;
  const instant = end?.type === 'noShowRecorded' ? (turn ?? end.at) : gone;
  return instant === null ? null : Math.max(instant, last?.stretch[1] ?? instant);
}

function expiry({ told, earlier }: Chapter, taken: Taken, { opened, closedAt, lastCallAt }: Day): number | null {
  if (closedAt === null || typeof opened.closesAt !== 'number') return closedAt;
  const own = [...earlier, ...told].filter(({ type }) => type !== 'visitExpired').map(({ at }) => at);
  return Math.min(closedAt, Math.max(opened.closesAt, lastCallAt, taken.likely, ...own));
}

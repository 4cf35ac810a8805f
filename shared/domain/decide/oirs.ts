import { addDays } from '../calendar/businessDates.ts';
import { checkDigit } from '../identity/run.ts';
import type { BusinessDate } from '../ids.ts';
import { RETENTION_DAYS } from '../law.ts';
import { ok } from '../result.ts';
import { type Decider, happened, refuse } from './context.ts';

/**
 * Receives a query, complaint, suggestion, compliment or request, and gives it a folio:
 * `OIRS-<institution>-<branch>-<year>-<six digits><check digit>`. Numbers begin again each year. At a kiosk a person
 * writes it then and there; whoever registers what came otherwise says how, and of a letter always on which day.
 */
export const fileOirs: Decider<'fileOirs'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const { config } = state.config;
  if (!config.institutions.some((institution) => institution.id === command.institutionId)) {
    return refuse('institution.unknown', { institutionId: command.institutionId });
  }
  const atAKiosk = facts.actor.role === 'kiosk';
  const { type: _type, channel, receivedOn, ...filed } = command;
  if (atAKiosk && (channel !== undefined || receivedOn !== undefined)) return refuse('oirs.notAtAKiosk');
  if (!isPossibleReceipt(receivedOn, channel, facts.localDate)) return refuse('oirs.receivedOn');
  const year = Number(facts.localDate.slice(0, 4));
  const number = (state.lastOirs.year === year ? state.lastOirs.number : 0) + 1;
  const digits = String(number).padStart(6, '0');
  return ok([
    happened(facts, facts.localDate, 'oirsFiled', {
      folio:
        `OIRS-${command.institutionId}-${config.branch.id}-${year}-${digits}${checkDigit(`${year}${digits}`)}`.toUpperCase(),
      year,
      number,
      ...filed,
      dueDate: facts.dueDate,
      term: facts.term,
      channel: atAKiosk ? 'kiosk' : (channel ?? 'desk'),
      ...(receivedOn === undefined ? {} : { receivedOn }),
    }),
  ]);
};

/** Nothing came tomorrow; and what is older than any case that is kept is a slip of the pen. A letter has its day always. */
function isPossibleReceipt(
  receivedOn: BusinessDate | undefined,
  channel: string | undefined,
  today: BusinessDate,
): boolean {
  if (receivedOn === undefined) return channel !== 'letter';
  return receivedOn <= today && receivedOn >= addDays(today, -RETENTION_DAYS.oirs);
}

/** The case of a folio is over, once: with what was answered, where its person wants an answer, or with whom it was passed on to. */
export const closeOirs: Decider<'closeOirs'> = (state, { folio, outcome, reply, referredTo }, facts) => {
  if (facts.filed === null) return refuse('oirs.unknown', { folio });
  if (facts.filed.closedAt !== null) return refuse('oirs.closed', { folio });
  const wantsReply = facts.filed.replyChannel !== 'none';
  if (outcome === 'answered' && wantsReply && reply === undefined) return refuse('oirs.replyMissing', { folio });
  if (outcome === 'referred') {
    const known = state.config?.config.institutions.some(({ id }) => id === referredTo) === true;
    if (!known) return refuse('institution.unknown', { institutionId: referredTo ?? '' });
  }
  return ok([
    happened(facts, null, 'oirsClosed', {
      folio,
      outcome,
      ...(reply === undefined ? {} : { reply }),
      ...(outcome === 'referred' && referredTo !== undefined ? { referredTo } : {}),
    }),
  ]);
};

/** Who answers cases, by role. */
export const ANSWERING: readonly string[] = ['oirs', 'manager', 'admin'];

/**
 * An open case is somebody's, who may answer it. Who had it when its term passed stays in the ledger: one that is given on
 * when it is late was late in the hands before.
 */
export const assignOirs: Decider<'assignOirs'> = (state, { folio, to }, facts) => {
  if (facts.filed === null) return refuse('oirs.unknown', { folio });
  if (facts.filed.closedAt !== null) return refuse('oirs.closed', { folio });
  const person = state.staff.get(to);
  if (person?.active !== true || !ANSWERING.includes(person.role)) return refuse('oirs.notTheirWork', { staffId: to });
  if (facts.filed.assignedTo === to) return refuse('oirs.sameHand', { staffId: to });
  return ok([happened(facts, null, 'oirsAssigned', { folio, to })]);
};

/** What a person wrote is read by somebody, and that is told. */
export const readOirs: Decider<'readOirs'> = (_state, { folio }, facts) => {
  if (facts.filed === null) return refuse('oirs.unknown', { folio });
  return ok([happened(facts, null, 'oirsRead', { folio, by: facts.actor.id })]);
};

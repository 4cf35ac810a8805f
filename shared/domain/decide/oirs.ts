import { addDays } from '../calendar/businessDates.ts';
import { checkDigit } from '../identity/run.ts';
import type { BusinessDate } from '../ids.ts';
import { RETENTION_DAYS } from '../law.ts';
import { ATTACHMENTS } from '../oirs/attachments.ts';
import { mailAccount, mailOf } from '../oirs/mail.ts';
import { ok } from '../result.ts';
import type { BranchState } from '../state/state.ts';
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
      ...(outcome === 'answered' && reply !== undefined && facts.filed.replyChannel === 'email' && hasMail(state)
        ? { mail: true as const }
        : {}),
    }),
  ]);
};

/** A branch of practice writes to nobody: what is tried there may bear a true address. */
function hasMail({ config }: BranchState): boolean {
  return config !== null && mailOf(config.config) !== undefined;
}

/** The reply of a closed case leaves by mail after all: closed before there was a mail server, or given up on. */
export const mailOirs: Decider<'mailOirs'> = (state, { folio }, { filed, ...facts }) => {
  if (filed === null) return refuse('oirs.unknown', { folio });
  if (!hasMail(state)) return refuse('oirs.mailUnset');
  const has = filed.outcome === 'answered' && filed.replyChannel === 'email' && filed.closedAt !== null;
  if (!has || filed.mail === 'queued' || filed.mail === 'sent') return refuse('oirs.notByMail', { folio });
  return ok([happened(facts, null, 'oirsMailAsked', { folio })]);
};

/**
 * A file for an open case, by whoever registered it or answers cases: to anybody else a folio is not enough. A case has few,
 * and none once it is closed: what it was answered upon stays what it was.
 */
export const attachOirs: Decider<'attachOirs'> = (_state, { type: _type, ...attached }, facts) => {
  const { folio } = attached;
  if (facts.filed === null) return refuse('oirs.unknown', { folio });
  if (facts.filed.closedAt !== null) return refuse('oirs.closed', { folio });
  const { role, id } = facts.actor;
  if (!ANSWERING.includes(role) && facts.filedBy !== id) return refuse('oirs.notYours', { folio });
  if (facts.attachments.length >= ATTACHMENTS.perCase) return refuse('oirs.attachmentsFull', { folio });
  return ok([happened(facts, null, 'oirsAttached', attached)]);
};

/** A file of a case is looked at by somebody, and that is told. */
export const readAttachment: Decider<'readAttachment'> = (_state, { folio, attachmentId }, facts) => {
  if (facts.filed === null) return refuse('oirs.unknown', { folio });
  if (facts.blocked) return refuse('rights.blocked');
  if (!facts.attachments.includes(attachmentId)) return refuse('oirs.attachmentUnknown', { folio });
  return ok([happened(facts, null, 'oirsAttachmentRead', { folio, attachmentId, by: facts.actor.id })]);
};

/** Only what waits to leave left, or did not. */
export const recordMail: Decider<'recordMail'> = (_state, { folio, trouble, final }, { filed, ...facts }) => {
  if (filed?.mail !== 'queued') return refuse('oirs.notByMail', { folio });
  if (trouble === null) return ok([happened(facts, null, 'oirsMailed', { folio })]);
  return ok([happened(facts, null, 'oirsNotMailed', { folio, trouble, final })]);
};

/** A secret is for the account that is published, and goes to no other server (`mailAccount`). */
export const setMailSecret: Decider<'setMailSecret'> = (state, _command, facts) => {
  const mail = state.config === null ? undefined : mailOf(state.config.config);
  if (mail?.user === undefined) return refuse('mail.noAccount');
  return ok([happened(facts, null, 'mailSecretSet', { account: mailAccount(mail) })]);
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
  if (facts.blocked) return refuse('rights.blocked');
  return ok([happened(facts, null, 'oirsRead', { folio, by: facts.actor.id })]);
};

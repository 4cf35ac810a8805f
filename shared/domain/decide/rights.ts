import { addDays } from '../calendar/businessDates.ts';
import { RETENTION_DAYS } from '../law.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { ok, type Result } from '../result.ts';
import type { Right } from '../rights/kinds.ts';
import { isClosed, type RightsRequest } from '../rights/requests.ts';
import { type Decider, happened, refuse } from './context.ts';

/**
 * Somebody asks about their data and showed who they are; whoever asks for another shows a power. Without it the data of a
 * neighbour could be had by asking.
 */
export const requestRight: Decider<'requestRight'> = (state, { type: _type, ...asked }, facts) => {
  if (state.config === null) return refuse('config.none');
  if ((asked.petitioner === 'representative') !== (asked.proof === 'power')) return refuse('rights.proof');
  const { receivedOn } = asked;
  if (receivedOn > facts.localDate || receivedOn < addDays(facts.localDate, -RETENTION_DAYS.rights))
    return refuse('rights.receivedOn');
  return ok([
    happened(facts, null, 'rightsRequested', {
      requestId: facts.newId,
      number: facts.number,
      ...asked,
      term: facts.term,
      dueDate: addDays(receivedOn, facts.term),
      by: facts.actor.id,
    }),
  ]);
};

/** What the branch holds of the person of a request is seen, and that is told. Nobody is looked up without one. */
export const lookUpPerson: Decider<'lookUpPerson'> = (_state, { type: _type, requestId, ...found }, facts) => {
  const open = openRequest(facts.request);
  if (!open.ok) return open;
  return ok([happened(facts, null, 'personLookedUp', { requestId, by: facts.actor.id, ...found })]);
};

/** Two persons erase: one asks, another one does it. What was destroyed comes back by nobody's word. */
export const erasePerson: Decider<'erasePerson'> = (_state, { requestId, keys, keyIds, kept }, facts) => {
  const open = openRequest(facts.request, ['erasure']);
  if (!open.ok) return open;
  const { erased, erasureAskedBy } = open.value;
  const by = facts.actor.id;
  if (erased) return refuse('rights.done');
  if (erasureAskedBy === null) return ok([happened(facts, null, 'erasureAsked', { requestId, by })]);
  if (erasureAskedBy === by) return refuse('rights.secondPerson');
  return ok([happened(facts, null, 'personErased', { requestId, askedBy: erasureAskedBy, by, keys, keyIds, kept })]);
};

/** While a request that disputes the data is open, nothing of them is shown. */
export const blockPerson: Decider<'blockPerson'> = (_state, { requestId, subjects }, facts) => {
  const open = openRequest(facts.request, ['blocking', 'rectification', 'erasure', 'opposition']);
  if (!open.ok) return open;
  if (open.value.blocked) return refuse('rights.done');
  if (subjects.length === 0) return refuse('rights.nothingHeld');
  return ok([happened(facts, null, 'dataBlocked', { requestId, by: facts.actor.id, subjects })]);
};

/** A block outlives its answer, and is lifted on purpose. */
export const unblockPerson: Decider<'unblockPerson'> = (_state, { requestId }, facts) => {
  if (facts.request === null) return refuse('rights.unknown');
  if (!facts.request.blocked) return refuse('rights.notBlocked');
  return ok([happened(facts, null, 'dataUnblocked', { requestId, by: facts.actor.id })]);
};

/**
 * Name, document or address of a case are put right by somebody else than whoever registered the request: one person alone
 * could lead an answer to themselves.
 */
export const rectifyCase: Decider<'rectifyCase'> = (_state, { type: _type, ...rectified }, facts) => {
  const open = openRequest(facts.request, ['rectification']);
  if (!open.ok) return open;
  if (open.value.registeredBy === facts.actor.id) return refuse('rights.secondPerson');
  return ok([happened(facts, null, 'oirsRectified', { ...rectified, by: facts.actor.id })]);
};

/** Who asked is read by somebody, and that is told. */
export const readRight: Decider<'readRight'> = (_state, { requestId }, facts) =>
  facts.request === null
    ? refuse('rights.unknown')
    : ok([happened(facts, null, 'rightsRead', { requestId, by: facts.actor.id })]);

/** A request is granted only where what it asks was done; the ledger knows. */
export const answerRight: Decider<'answerRight'> = (_state, { type: _type, ...answered }, facts) => {
  const open = openRequest(facts.request);
  if (!open.ok) return open;
  if (answered.outcome !== 'denied' && !isDone(open.value)) return refuse('rights.notDone');
  return ok([happened(facts, null, 'rightsAnswered', { ...answered, by: facts.actor.id })]);
};

/** Data came into other hands, or may have. It is written down when it is noticed; the instant of the record stands beside. */
export const recordBreach: Decider<'recordBreach'> = (_state, { type: _type, ...breach }, facts) => {
  if (breach.noticedOn > facts.localDate) return refuse('breach.date');
  return ok([
    happened(facts, null, 'breachRecorded', {
      breachId: facts.newId,
      number: facts.number,
      ...breach,
      by: facts.actor.id,
    }),
  ]);
};

/** What was done about a breach, and whom it was told; nothing of it is changed afterwards. */
export const noteBreach: Decider<'noteBreach'> = (_state, { type: _type, ...noted }, facts) => {
  const { breach } = facts;
  if (breach === null) return refuse('breach.unknown');
  if (isClosed(breach)) return refuse('breach.closed');
  if (noted.on > facts.localDate || noted.on < breach.noticedOn) return refuse('breach.date');
  return ok([happened(facts, null, 'breachNoted', { ...noted, by: facts.actor.id })]);
};

function openRequest(
  request: RightsRequest | null,
  rights: readonly Right[] | null = null,
): Result<RightsRequest, Refusal> {
  if (request === null) return refuse('rights.unknown');
  if (request.answeredAt !== null) return refuse('rights.answered');
  return rights === null || rights.includes(request.right) ? ok(request) : refuse('rights.otherRight');
}

/** Whether what a request asks was done. Of an opposition nothing is done that the branch could prove. */
function isDone({ right, looks, erased, wasBlocked, rectified }: RightsRequest): boolean {
  const done: Readonly<Record<Right, boolean>> = {
    access: looks > 0,
    portability: looks > 0,
    erasure: erased,
    blocking: wasBlocked,
    rectification: rectified,
    opposition: true,
  };
  return done[right];
}

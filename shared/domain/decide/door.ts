import { SECOND } from '../ids.ts';
import { DOOR_ANSWER_SECONDS } from '../law.ts';
import { ok } from '../result.ts';
import { type Decider, happened, knownService, openBranch, openVisit, refuse } from './context.ts';

/**
 * Somebody is answered at the door and takes no ticket. It touches no visit and is in no standard, so that nobody who waits
 * can be made to disappear by it; and each answer is a person's, so that none comes within seconds of the same host's last.
 */
export const resolveAtDoor: Decider<'resolveAtDoor'> = (state, { serviceId, how }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const service = knownService(branch.value, serviceId);
  if (!service.ok) return service;
  const last = state.door.lastBy[facts.actor.id];
  if (last !== undefined && facts.now - last < DOOR_ANSWER_SECONDS * SECOND) return refuse('door.tooSoon');
  return ok([
    happened(facts, branch.value.day.date, 'resolvedAtDoor', {
      doorId: facts.newId,
      serviceId: service.value.id,
      how,
      staffId: facts.actor.id,
    }),
  ]);
};

/** How many people stand outside: what came before any ticket, shown beside every wait and part of none. */
export const markOutsideLine: Decider<'markOutsideLine'> = (state, { people }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  return ok([happened(facts, branch.value.day.date, 'outsideLineMarked', { people })]);
};

/**
 * The branch closes and somebody who still waits is sent away. Before the hour of closing strict counts it as not kept,
 * whatever they had waited (ADR 0022), so that it is of no use to whoever wants to be rid of a late ticket.
 */
export const sendAway: Decider<'sendAway'> = (state, { visitId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  // Of a day without an hour of closing nothing could be held against anybody.
  if (branch.value.day.closesAt === null) return refuse('door.noClosing');
  const visit = openVisit(state, visitId);
  if (!visit.ok) return visit;
  if (visit.value.status === 'attending') return refuse('visit.beingAttended', { visitId });
  return ok([happened(facts, branch.value.day.date, 'closedAtDoor', { visitId })]);
};

/**
 * A ticket that staff took is printed at a kiosk: it gets codes of its own, which that kiosk prints and nobody of the staff
 * sees; again if the paper did not come out, and the earlier codes open nothing more. Of a ticket that its person took
 * nothing is printed here: whoever holds it asks for it themselves.
 */
export const handToKiosk: Decider<'handToKiosk'> = (state, { visitId, deviceId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, visitId);
  if (!visit.ok) return visit;
  const device = state.devices.get(deviceId);
  if (device?.kind !== 'kiosk' || !device.active) return refuse('device.notAKiosk', { deviceId });
  if (!visit.value.staffIssued) return refuse('visit.hasPaper', { visitId });
  const { generation, trackHash, surveyHash } = facts;
  const codes = { visitId, deviceId, generation, trackHash, surveyHash };
  return ok([happened(facts, branch.value.day.date, 'codesReplaced', codes)]);
};

import type { DomainEvent } from '../../ledger/events.ts';
import { assertNever } from '../../result.ts';
import type { BranchState } from '../state.ts';
import { withEntry } from './change.ts';
import { counterClosed, counterOpened, counterPaused, counterResumed } from './counters.ts';
import {
  configPlanDropped,
  configPlanned,
  configPublished,
  counterMessaged,
  countSuspended,
  dayClosed,
  dayOpened,
  messageRead,
  numbersExhausted,
  resolvedAtDoor,
  suspensionAsked,
} from './day.ts';
import { holdConfirmed, pauseTaken, visitHeld, visitReturned } from './holds.ts';
import { deviceBack, deviceLost, deviceReloadAsked, deviceTestAsked } from './machines.ts';
import { nationalApplied, nationalTaken } from './national.ts';
import { rollAsked, rollDropped, rollEntered, rollIssued, rollVisitEntered } from './rolls.ts';
import { deliveriesDismissed, deliveryApproved, deliverySetAside } from './setAside.ts';
import { endUndone, nothingToUndo } from './undo.ts';
import {
  attentionFinished,
  attentionStarted,
  callsAnnounced,
  codesReplaced,
  counterReleased,
  exclusionAsked,
  numberReplaced,
  paperCameOut,
  paperFailed,
  startUndone,
  surveyAnswered,
  ticketIssued,
  visitCalled,
  visitEnded,
  visitExcluded,
  visitRecalled,
  visitReleased,
  visitTransferred,
} from './visits.ts';

import { ledgerRestored, restoreWitnessed, witnessDisagreed } from './witnesses.ts';

/**
 * The state after an event. Pure. An event that cannot follow this state throws: the ledger and the state would no
 * longer agree, and going on would make every later figure worthless.
 */
export function evolve(state: BranchState, event: DomainEvent): BranchState {
  switch (event.type) {
    case 'configPublished':
      return configPublished(state, event);
    case 'configPlanned':
      return configPlanned(state, event);
    case 'configPlanDropped':
      return configPlanDropped(state, event);
    case 'nationalTaken':
      return nationalTaken(state, event);
    case 'nationalApplied':
      return nationalApplied(state, event);
    case 'dayOpened':
      return dayOpened(state, event);
    case 'dayClosed':
      return dayClosed(state, event);
    case 'ticketIssued':
      return ticketIssued(state, event);
    case 'numberReplaced':
      return numberReplaced(state, event);
    case 'blockGranted':
      return { ...state, blocks: [...state.blocks, event.payload] };
    case 'numbersExhausted':
      return numbersExhausted(state, event);
    case 'oirsFiled':
      return { ...state, lastOirs: { year: event.payload.year, number: event.payload.number } };
    case 'ticketPrinted':
      return paperCameOut(state, event);
    case 'printFailed':
      return paperFailed(state, event);
    case 'visitCalled':
      return visitCalled(state, event);
    case 'visitRecalled':
      return visitRecalled(state, event);
    case 'callsAnnounced':
      return callsAnnounced(state, event);
    case 'attentionStarted':
      return attentionStarted(state, event);
    case 'startUndone':
      return startUndone(state, event);
    case 'attentionFinished':
      return attentionFinished(state, event);
    case 'attendedWithoutTicket':
      return nothingToUndo(state, event.payload.counterId);
    case 'endUndone':
      return endUndone(state, event);
    case 'noShowRecorded':
      return visitEnded(state, event, 'noShow');
    case 'visitLeft':
      return visitEnded(state, event, 'left');
    case 'visitRemoved':
      return visitEnded(state, event, 'removed');
    case 'visitExpired':
      return visitEnded(state, event, 'expired');
    case 'closedAtDoor':
      return visitEnded(state, event, 'left');
    case 'resolvedAtDoor':
      return resolvedAtDoor(state, event);
    case 'outsideLineMarked':
      return { ...state, door: { ...state.door, outside: { people: event.payload.people, at: event.at } } };
    case 'visitHeld':
      return visitHeld(state, event);
    case 'pauseTaken':
      return pauseTaken(state, event);
    case 'holdConfirmed':
      return holdConfirmed(state, event);
    case 'visitReturned':
      return visitReturned(state, event);
    case 'visitTransferred':
      return visitTransferred(state, event);
    case 'visitReleased':
      return visitReleased(state, event);
    case 'exclusionAsked':
      return exclusionAsked(state, event);
    case 'suspensionAsked':
      return suspensionAsked(state, event);
    case 'countSuspended':
      return countSuspended(state);
    case 'rollIssued':
      return rollIssued(state, event);
    case 'rollAsked':
      return rollAsked(state, event);
    case 'rollDropped':
      return rollDropped(state, event);
    case 'rollVisitEntered':
      return rollVisitEntered(state, event);
    case 'rollEntered':
      return rollEntered(state, event);
    case 'visitExcluded':
      return visitExcluded(state, event);
    case 'surveyAnswered':
      return surveyAnswered(state, event);
    case 'counterOpened':
      return counterOpened(state, event);
    case 'counterReleased':
      return counterReleased(state, event);
    case 'counterMessaged':
      return counterMessaged(state, event);
    case 'messageRead':
      return messageRead(state, event);
    case 'counterPaused':
      return counterPaused(state, event);
    case 'counterResumed':
      return counterResumed(state, event);
    case 'counterClosed':
      return counterClosed(state, event);
    case 'codesReplaced':
      return codesReplaced(state, event);
    case 'staffRegistered':
      return {
        ...state,
        staff: withEntry(state.staff, event.payload.staffId, { role: event.payload.role, active: true }),
      };
    case 'staffDisabled':
      return { ...state, staff: setActive(state.staff, event.payload.staffId, false) };
    case 'staffEnabled':
      return { ...state, staff: setActive(state.staff, event.payload.staffId, true) };
    case 'deviceEnrolled':
      return {
        ...state,
        devices: withEntry(state.devices, event.payload.deviceId, { kind: event.payload.kind, active: true }),
      };
    case 'deviceReloadAsked':
      return deviceReloadAsked(state, event);
    case 'deviceTestAsked':
      return deviceTestAsked(state, event);
    case 'deviceRevoked':
      return { ...state, devices: setActive(state.devices, event.payload.deviceId, false) };
    case 'deviceLost':
      return deviceLost(state, event);
    case 'deviceBack':
      return deviceBack(state, event);
    case 'deliverySetAside':
      return deliverySetAside(state, event);
    case 'deliveryApproved':
      return deliveryApproved(state, event);
    case 'deliveriesDismissed':
      return deliveriesDismissed(state, event);
    case 'clockRestarted':
      // Dates that a wrong clock closed are no measure of what comes: that none opens twice, the list of days says.
      return event.payload.shown < event.payload.kept ? { ...state, lastClosedDate: null } : state;
    case 'ledgerRestored':
      return ledgerRestored(state, event);
    case 'restoreWitnessed':
      return restoreWitnessed(state, event);
    case 'witnessDisagreed':
      return witnessDisagreed(state, event);
    case 'keyRotated':
    case 'textsLost':
    case 'daySealed':
    case 'appointmentBooked':
    case 'appointmentCancelled':
    case 'appointmentMissed':
    case 'appointmentLinked':
    case 'oirsAssigned':
    case 'oirsClosed':
    case 'personalDataErased':
    case 'staffSecretChanged':
    case 'staffPinChanged':
    case 'staffLinked':
    case 'staffSessionsEnded':
    case 'clockSetBack':
    case 'oirsRead':
    case 'oirsAttached':
    case 'oirsAttachmentRead':
    case 'oirsMailAsked':
    case 'oirsMailed':
    case 'oirsNotMailed':
    case 'oirsRectified':
    case 'rightsRequested':
    case 'personLookedUp':
    case 'erasureAsked':
    case 'personErased':
    case 'dataBlocked':
    case 'dataUnblocked':
    case 'rightsRead':
    case 'rightsAnswered':
    case 'breachRecorded':
    case 'breachNoted':
    case 'mailSecretSet':
    case 'providerSecretSet':
    case 'identityShown':
    case 'attendantFiguresShown':
    case 'dayNoted':
    case 'signalAnswered':
    case 'signalsRead':
    case 'visitAudited':
    case 'actionPlanned':
    case 'actionFollowed':
    case 'serverBack':
    case 'alertSecretRenewed':
      return state;
    default:
      return assertNever(event);
  }
}

function setActive<V extends { readonly active: boolean }>(
  map: ReadonlyMap<string, V>,
  id: string,
  active: boolean,
): ReadonlyMap<string, V> {
  const entry = map.get(id);
  return entry === undefined ? map : withEntry(map, id, { ...entry, active });
}

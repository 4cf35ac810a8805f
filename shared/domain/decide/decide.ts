import type { Command, Facts } from '../ledger/commands.ts';
import { assertNever } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import { disableStaff, enrolDevice, recordErasure, registerStaff, revokeDevice } from './access.ts';
import { bookAppointment, cancelAppointment, checkIn } from './appointments.ts';
import { finishAttention, holdVisit, returnVisit, startAttention, transferVisit } from './attention.ts';
import { grantBlocks } from './blocks.ts';
import { callNext, callVisit, recall, recordNoShow } from './calls.ts';
import type { Decision } from './context.ts';
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './counters.ts';
import { closeDay, openDay, publishConfig } from './day.ts';
import { deliverTicket, recordPrint, reportExhausted } from './delivery.ts';
import { fileOirs } from './oirs.ts';
import { answerSurvey } from './surveys.ts';
import { excludeVisit, issueTicket, leaveQueue, removeVisit } from './tickets.ts';

/** What a command makes happen, or why it is refused. Pure: the same three arguments always give the same decision. */
export function decide(state: BranchState, command: Command, facts: Facts): Decision {
  switch (command.type) {
    case 'publishConfig':
      return publishConfig(state, command, facts);
    case 'openDay':
      return openDay(state, command, facts);
    case 'closeDay':
      return closeDay(state, command, facts);
    case 'issueTicket':
      return issueTicket(state, command, facts);
    case 'deliverTicket':
      return deliverTicket(state, command, facts);
    case 'grantBlocks':
      return grantBlocks(state, command, facts);
    case 'reportExhausted':
      return reportExhausted(state, command, facts);
    case 'recordPrint':
      return recordPrint(state, command, facts);
    case 'fileOirs':
      return fileOirs(state, command, facts);
    case 'bookAppointment':
      return bookAppointment(state, command, facts);
    case 'cancelAppointment':
      return cancelAppointment(state, command, facts);
    case 'checkIn':
      return checkIn(state, command, facts);
    case 'leaveQueue':
      return leaveQueue(state, command, facts);
    case 'removeVisit':
      return removeVisit(state, command, facts);
    case 'excludeVisit':
      return excludeVisit(state, command, facts);
    case 'openCounter':
      return openCounter(state, command, facts);
    case 'closeCounter':
      return closeCounter(state, command, facts);
    case 'pauseCounter':
      return pauseCounter(state, command, facts);
    case 'resumeCounter':
      return resumeCounter(state, command, facts);
    case 'callNext':
      return callNext(state, command, facts);
    case 'callVisit':
      return callVisit(state, command, facts);
    case 'recall':
      return recall(state, command, facts);
    case 'startAttention':
      return startAttention(state, command, facts);
    case 'finishAttention':
      return finishAttention(state, command, facts);
    case 'recordNoShow':
      return recordNoShow(state, command, facts);
    case 'transferVisit':
      return transferVisit(state, command, facts);
    case 'holdVisit':
      return holdVisit(state, command, facts);
    case 'returnVisit':
      return returnVisit(state, command, facts);
    case 'answerSurvey':
      return answerSurvey(state, command, facts);
    case 'registerStaff':
      return registerStaff(state, command, facts);
    case 'disableStaff':
      return disableStaff(state, command, facts);
    case 'enrolDevice':
      return enrolDevice(state, command, facts);
    case 'revokeDevice':
      return revokeDevice(state, command, facts);
    case 'recordErasure':
      return recordErasure(state, command, facts);
    default:
      return assertNever(command);
  }
}

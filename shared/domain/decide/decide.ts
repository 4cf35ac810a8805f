import type { CommandOf, CommandType } from '../ledger/commands.ts';
import type { FactsOf } from '../ledger/facts.ts';
import type { BranchState } from '../state/state.ts';
import {
  acceptLostTexts,
  askReload,
  askTest,
  changePin,
  changeSecret,
  disableStaff,
  enableStaff,
  endSessions,
  enrolDevice,
  linkStaff,
  recordErasure,
  registerStaff,
  renewAlertSecret,
  revokeDevice,
  setProviderSecret,
} from './access.ts';
import { bookAppointment, cancelAppointment, checkIn, linkAppointment } from './appointments.ts';
import {
  attendWithoutTicket,
  confirmHold,
  finishAttention,
  holdVisit,
  returnVisit,
  showIdentity,
  startAttention,
  transferVisit,
} from './attention.ts';
import { grantBlocks } from './blocks.ts';
import { announceCalls, callNext, callVisit, recall, recordNoShow } from './calls.ts';
import { restartClock } from './clock.ts';
import type { Decider, Decision } from './context.ts';
import { closeCounter, openCounter, pauseCounter, releaseCounter, resumeCounter } from './counters.ts';
import { closeDay, openDay } from './day.ts';
import { approveDelivery, deliverTicket, dismissDeliveries, recordPrint, reportExhausted } from './delivery.ts';
import { handToKiosk, markOutsideLine, resolveAtDoor, sendAway } from './door.ts';
import { excludeVisit } from './exclusion.ts';
import { showAttendantFigures } from './figures.ts';
import { findDevice, loseDevice, noteServerBack } from './machines.ts';
import { applyNational, takeNational } from './national.ts';
import {
  assignOirs,
  attachOirs,
  closeOirs,
  fileOirs,
  mailOirs,
  readAttachment,
  readOirs,
  recordMail,
  setMailSecret,
} from './oirs.ts';
import { answerSignal, auditVisit, followAction, planAction, readSignals } from './oversight.ts';
import { endPause, takePause } from './pause.ts';
import { planConfig, publishPlan, withdrawPlan } from './plans.ts';
import { recoverTicket } from './recovery.ts';
import {
  answerRight,
  blockPerson,
  erasePerson,
  lookUpPerson,
  noteBreach,
  readRight,
  recordBreach,
  rectifyCase,
  requestRight,
  unblockPerson,
} from './rights.ts';
import { askRoll, dropRoll, enterRoll, issueRoll } from './rolls.ts';
import { publishConfig } from './settings.ts';
import { answerSurvey } from './surveys.ts';
import { suspendCount } from './suspension.ts';
import { issueTicket, leaveQueue, removeVisit, reprintTicket } from './tickets.ts';
import { undoEnd, undoStart } from './undo.ts';
import { restoreLedger, rotateKey, witnessHead } from './witnesses.ts';
import { messageCounter, noteDay, readMessage } from './words.ts';

const DECIDERS: { readonly [T in CommandType]: Decider<T> } = {
  publishConfig,
  planConfig,
  withdrawPlan,
  publishPlan,
  takeNational,
  applyNational,
  openDay,
  closeDay,
  issueTicket,
  deliverTicket,
  grantBlocks,
  reportExhausted,
  recordPrint,
  fileOirs,
  closeOirs,
  readOirs,
  requestRight,
  lookUpPerson,
  erasePerson,
  blockPerson,
  unblockPerson,
  readRight,
  rectifyCase,
  answerRight,
  recordBreach,
  noteBreach,
  assignOirs,
  attachOirs,
  readAttachment,
  mailOirs,
  recordMail,
  setMailSecret,
  setProviderSecret,
  bookAppointment,
  cancelAppointment,
  checkIn,
  linkAppointment,
  reprintTicket,
  leaveQueue,
  removeVisit,
  excludeVisit,
  openCounter,
  closeCounter,
  pauseCounter,
  releaseCounter,
  messageCounter,
  readMessage,
  showAttendantFigures,
  noteDay,
  answerSignal,
  readSignals,
  auditVisit,
  planAction,
  followAction,
  resumeCounter,
  announceCalls,
  callNext,
  callVisit,
  recall,
  startAttention,
  undoStart,
  finishAttention,
  recordNoShow,
  undoEnd,
  showIdentity,
  transferVisit,
  holdVisit,
  takePause,
  endPause,
  confirmHold,
  attendWithoutTicket,
  resolveAtDoor,
  markOutsideLine,
  sendAway,
  handToKiosk,
  returnVisit,
  suspendCount,
  issueRoll,
  askRoll,
  enterRoll,
  dropRoll,
  answerSurvey,
  registerStaff,
  disableStaff,
  enableStaff,
  changePin,
  changeSecret,
  endSessions,
  linkStaff,
  askReload,
  askTest,
  renewAlertSecret,
  enrolDevice,
  revokeDevice,
  noteServerBack,
  loseDevice,
  findDevice,
  recoverTicket,
  approveDelivery,
  dismissDeliveries,
  recordErasure,
  rotateKey,
  acceptLostTexts,
  restartClock,
  witnessHead,
  restoreLedger,
};

/** What a command makes happen, or why it is refused. Pure: the same three arguments always give the same decision. */
export function decide<T extends CommandType>(state: BranchState, command: CommandOf<T>, facts: FactsOf<T>): Decision {
  const decider: Decider<T> = DECIDERS[command.type as T];
  return decider(state, command, facts);
}

import { addBusinessDays } from '@turno25/shared/domain/calendar/businessDays.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import { RIGHTS_ANSWER_DAYS } from '@turno25/shared/domain/law.ts';
import type { Actor, CommandOf, CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import type { FactsByCommand, FactsOf, Moment } from '@turno25/shared/domain/ledger/facts.ts';
import { nationalDue } from '@turno25/shared/domain/national/due.ts';
import { answerTerm } from '@turno25/shared/domain/oirs/terms.ts';
import type { RightsRequest } from '@turno25/shared/domain/rights/requests.ts';
import { nextRollNumber } from '@turno25/shared/domain/state/evolve/rolls.ts';
import { foldBreaches, foldRequests } from '@turno25/shared/domain/state/rightsFold.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { isBookingSigned } from '@turno25/shared/evidence/bookingDocument.ts';
import { documentTrouble } from '@turno25/shared/evidence/exclusionDocument.ts';
import { nationalTrouble } from '@turno25/shared/evidence/nationalDocument.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { closingOf, opensOn } from '../configuration/openingHours.ts';
import { answersTo, standOf } from '../oversight/said.ts';
import { sampleOf } from '../oversight/sample.ts';
import { isRecognised } from '../vault/vault.ts';
import { delivery, hashOfConfig, newVisit, ofDate, openOn, usual } from './commonFacts.ts';
import type { FactSources } from './factSources.ts';

const HOUR_MS = 3_600_000;

type Draw = {
  readonly now: number;
  /** What the machine's own clock shows. */
  readonly shown: number;
  readonly actor: Actor;
  readonly newId: string;
};

/** What any command may need. */
export function drawMoment(state: BranchState, { shown, ...draw }: Draw): Moment {
  const zone = state.config?.config.branch.zone ?? 'America/Santiago';
  return { ...draw, localDate: localDate(draw.now, zone), shownDate: localDate(shown, zone) };
}

type Gather<T extends CommandType> = (
  sources: FactSources,
  command: CommandOf<T>,
  moment: Moment,
  state: BranchState,
) => FactsByCommand[T];

/** The codes that a visit gets when it is printed anew. */
function nextCodes(
  { tokens }: Pick<FactSources, 'tokens'>,
  visitId: VisitId,
  state: BranchState,
): FactsByCommand['handToKiosk'] {
  const generation = (state.open.get(visitId)?.codes?.generation ?? 0) + 1;
  return {
    generation,
    trackHash: tokens.trackHash(tokens.track(visitId, generation)),
    surveyHash: tokens.surveyHash(tokens.survey(visitId, generation)),
  };
}

/** The request that a command is about. */
function requestOf(
  { ledger }: FactSources,
  { requestId }: { readonly requestId: string },
): { readonly request: RightsRequest | null } {
  return { request: foldRequests(ledger.rightsEvents()).get(requestId) ?? null };
}

const none = (): Readonly<Record<never, never>> => ({});

/** Where each command's own facts come from; a command without its line does not compile. */
const GATHER: { readonly [T in CommandType]: Gather<T> } = {
  publishConfig: ({ ignoreHours }, { config }, { now }) => ({
    configHash: hashOfConfig(config),
    closesNow: openOn(config, now, ignoreHours) === null,
  }),
  planConfig: (_sources, { config }) => ({ configHash: hashOfConfig(config) }),
  withdrawPlan: none,
  publishPlan: ({ ignoreHours }, _command, { now }, { plan }) => ({
    closesNow: plan !== null && openOn(plan.config, now, ignoreHours) === null,
  }),
  takeNational: (_sources, { document }, _moment, { config }) => ({
    trouble: document === null ? null : nationalTrouble(nodeCrypto, document, config?.config.centre?.publicKey),
  }),
  applyNational: (_sources, _command, { localDate: today }, state) => {
    const next = nationalDue(state, today)?.config ?? null;
    return { configHash: next === null ? null : hashOfConfig(next) };
  },
  openDay: ({ ignoreHours, reports, clock }, _command, { now, localDate: today }, state) => {
    const config = state.config?.config;
    if (config === undefined)
      return { hours: null, opensAt: null, usualSeconds: {}, known: false, clockDoubted: false };
    return {
      hours: ignoreHours ? null : closingOf(config, today, now),
      opensAt: ignoreHours ? null : opensOn(config, today),
      usualSeconds: usual(reports, config, now),
      known: reports.day(today) !== null,
      clockDoubted: clock.doubt() !== null,
    };
  },
  closeDay: ({ reports, trust }, _command, _moment, state) => ({
    ledgerBroken: trust.lost() !== null,
    bookings: state.day === null ? [] : reports.bookings.ofPersons(state.day.date),
  }),
  issueTicket: (sources, { visitId, serviceId, class: visitClass }, { now, newId }, state) => ({
    ...newVisit(sources, visitId ?? newId),
    expectedWait: sources.waits.foretold(state, serviceId, visitClass, now),
    toldWait: sources.waits.entering(state, serviceId, visitClass, now),
  }),
  deliverTicket: delivery,
  grantBlocks: none,
  reportExhausted: none,
  recordPrint: ({ reports }, { visitId }) => ({ pastVisit: reports.pastVisit(visitId) }),
  fileOirs: (_sources, { kind, receivedOn }, { localDate: today }, state) => {
    const config = state.config?.config;
    const term = config === undefined ? null : answerTerm(config.oirs?.answerDays, kind);
    return {
      term,
      dueDate:
        config === undefined || term === null
          ? null
          : addBusinessDays(config.hours.holidays, receivedOn ?? today, term),
    };
  },
  closeOirs: ({ reports }, { folio }) => ({ filed: reports.oirs.byFolio(folio) }),
  assignOirs: ({ reports }, { folio }) => ({ filed: reports.oirs.byFolio(folio) }),
  attachOirs: (sources, { folio }) => {
    const filed = sources.reports.oirs.byFolio(folio);
    const [filing] = filed === null ? [] : sources.ledger.events(filed.seq - 1);
    const filedBy = filing?.device === null ? filing.actor : null;
    return { filed, filedBy, attachments: attachmentsOf(sources, folio) };
  },
  readAttachment: (sources, { folio }) => ({
    filed: sources.reports.oirs.byFolio(folio),
    blocked: sources.reports.isBlocked(folio),
    attachments: attachmentsOf(sources, folio),
  }),
  mailOirs: ({ reports }, { folio }) => ({ filed: reports.oirs.byFolio(folio) }),
  recordMail: ({ reports }, { folio }) => ({ filed: reports.oirs.byFolio(folio) }),
  setMailSecret: none,
  setProviderSecret: none,
  readOirs: ({ reports }, { folio }) => ({ filed: reports.oirs.byFolio(folio), blocked: reports.isBlocked(folio) }),
  requestRight: ({ ledger }, _command, _moment, state) => ({
    number: foldRequests(ledger.rightsEvents()).size + 1,
    term: state.config?.config.privacy.answerDays ?? RIGHTS_ANSWER_DAYS,
  }),
  lookUpPerson: requestOf,
  erasePerson: requestOf,
  blockPerson: requestOf,
  unblockPerson: requestOf,
  readRight: requestOf,
  rectifyCase: requestOf,
  answerRight: requestOf,
  recordBreach: ({ ledger }) => ({ number: foldBreaches(ledger.rightsEvents()).size + 1 }),
  noteBreach: ({ ledger }, { breachId }) => ({ breach: foldBreaches(ledger.rightsEvents()).get(breachId) ?? null }),
  bookAppointment: (
    { tokens, reports, ignoreHours },
    { reference, bookedFor, serviceId, personKeys, document },
    { newId },
    state,
  ) => ({
    documentGood:
      document !== undefined &&
      document.publicKey === state.config?.config.centre?.publicKey &&
      document.branchId === state.config.config.branch.id &&
      document.serviceId === serviceId &&
      document.bookedFor === bookedFor &&
      isBookingSigned(nodeCrypto, document),
    sameHour: reports.bookings.ofHour(
      bookedFor,
      personKeys.map(({ hmac }) => hmac),
    ),
    codeHash: tokens.bookingHash(tokens.booking(newId)),
    sameReference: reference === null ? null : reports.bookings.byReferenceHash(reference.hash),
    openOn: state.config === null ? null : openOn(state.config.config, bookedFor, ignoreHours),
  }),
  cancelAppointment: ({ reports }, { bookingId }) => ({ booking: reports.bookings.byId(bookingId) }),
  checkIn: (sources, { bookingId, visitId }, { newId }) => {
    const { bookings } = sources.reports;
    const booking = bookings.byId(bookingId);
    const booked = bookings.made(bookingId);
    const keys = (booked?.personKeys ?? []).map(({ hmac }) => hmac);
    const theirs = booking === null ? [] : bookings.ofPerson(booking.date, keys);
    const others = theirs.filter(({ id }) => id !== bookingId);
    return { ...newVisit(sources, visitId ?? newId), booking, booked, others };
  },
  linkAppointment: ({ reports: { bookings } }, { bookingId }, { now }) => {
    const booking = bookings.byId(bookingId);
    const booked = bookings.made(bookingId);
    return {
      booking,
      booked,
      withTicket: (booking === null ? [] : bookings.ofDate(booking.date)).filter(({ visitId }) => visitId !== null),
      recognisable: booked?.personKeys.some(({ epoch }) => isRecognised(epoch, now)) ?? false,
    };
  },
  reprintTicket: (sources, { visitId }, { actor }, state) => {
    const holder = state.open.get(visitId)?.codes?.deviceId ?? sources.reports.issued(visitId)?.issuedBy;
    return { held: holder === actor.id, ...nextCodes(sources, visitId, state) };
  },
  leaveQueue: none,
  openCounter: none,
  closeCounter: none,
  pauseCounter: none,
  releaseCounter: none,
  messageCounter: none,
  readMessage: none,
  showAttendantFigures: none,
  noteDay: ({ reports }, { date }) => ({ opened: reports.day(date) !== null }),
  answerSignal: ({ ledger }, { rule, unit, from, to }) => ({
    ownAnswered: answersTo(ledger, { from, to }).some(
      ({ payload }) => payload.rule === rule && payload.unit === unit && payload.by === unit,
    ),
  }),
  readSignals: none,
  auditVisit: ({ ledger }, { month, visitId }, { localDate: today }) => ({
    drawn: sampleOf(ledger, month, today)?.drawn.some((one) => one.visitId === visitId) ?? false,
  }),
  planAction: none,
  followAction: ({ ledger }, { actionId }) => ({ stands: standOf(ledger, actionId) }),
  resumeCounter: none,
  callNext: none,
  callVisit: none,
  recall: none,
  startAttention: none,
  undoStart: none,
  undoEnd: none,
  finishAttention: none,
  recordNoShow: none,
  showIdentity: ({ reports }) => ({ blocked: (visitId) => reports.isBlocked(visitId) }),
  transferVisit: none,
  holdVisit: none,
  returnVisit: none,
  takePause: none,
  endPause: none,
  confirmHold: none,
  attendWithoutTicket: none,
  announceCalls: none,
  resolveAtDoor: none,
  markOutsideLine: none,
  sendAway: none,
  handToKiosk: (sources, { visitId }, _moment, state) => nextCodes(sources, visitId, state),
  removeVisit: none,
  excludeVisit: ({ reports, tokens }, command, _moment, state) => {
    const pastVisit = reports.pastVisit(command.visitId);
    const { document } = command;
    const centre = state.config?.config.centre?.publicKey;
    const trouble =
      document === undefined || centre === undefined
        ? 'none'
        : documentTrouble(nodeCrypto, document, {
            publicKey: centre,
            branchId: state.config?.config.branch.id ?? '',
            date: pastVisit?.businessDate ?? '',
            visitId: command.visitId,
            code: command.code,
            act: null,
          });
    const sameAct = document !== undefined && command.act?.mark === tokens.actMark(document.act);
    return { pastVisit, documentGood: trouble === null && (command.act === null || sameAct) };
  },
  suspendCount: none,
  issueRoll: ({ tokens }, { count }, _moment, state) => {
    const from = nextRollNumber(state);
    return { digest: tokens.rollDigest(from, from + count - 1) };
  },
  askRoll: ({ reports }, { date, from, to }, _moment, state) => {
    const zone = state.config?.config.branch.zone ?? 'America/Santiago';
    return {
      fromDate: localDate(from, zone),
      toDate: localDate(to, zone),
      issuedBeside: reports.ticketsBetween(date, from, to),
      closedAt: reports.closedAt(date),
    };
  },
  enterRoll: (sources, { rollId }, { now }, state) => {
    const date = state.rolls.find((roll) => roll.rollId === rollId)?.asked?.date ?? '';
    return ofDate(sources, date, now, state);
  },
  dropRoll: none,
  answerSurvey: ({ reports }, { visitId }, { actor, now, localDate: today }) => ({
    pastVisit: visitId === null ? null : reports.pastVisit(visitId),
    anonymousInHour: visitId === null ? reports.anonymousAnswers(actor.id, today, now - HOUR_MS) : [],
  }),
  registerStaff: none,
  disableStaff: none,
  enableStaff: none,
  changeSecret: none,
  changePin: none,
  linkStaff: none,
  askReload: none,
  askTest: none,
  endSessions: none,
  renewAlertSecret: none,
  enrolDevice: none,
  revokeDevice: none,
  noteServerBack: ({ ledger }) => ({ lastAt: ledger.lastRecordedAt() ?? 0 }),
  loseDevice: none,
  findDevice: none,
  approveDelivery: (sources, { visitId }, moment, state) => {
    const ticket = state.setAside.find((one) => one.visitId === visitId && !one.dismissed);
    return { delivery: ticket === undefined ? null : delivery(sources, ticket, moment, state) };
  },
  dismissDeliveries: none,
  recoverTicket: (sources, { date, ticket: { visitId, series, number } }, moment, state) => ({
    ...delivery(sources, { visitId, date, series, number }, moment, state),
    epoch: sources.epoch,
  }),
  recordErasure: none,
  rotateKey: none,
  acceptLostTexts: none,
  restartClock: ({ clock }) => ({ shown: clock.shown() }),
  witnessHead: ({ ledger, epoch }, { head }) => ({
    ledgerId: ledger.id() ?? '',
    epoch,
    hashAt: ledger.hashAt(head.seq),
  }),
  restoreLedger: ({ ledger }) => ({ headSeq: ledger.head().seq, lastAt: ledger.lastRecordedAt() ?? 0 }),
};

/** All that the decision of a command needs from outside the state. */
export function gatherFacts<T extends CommandType>(
  sources: FactSources,
  moment: Moment,
  command: CommandOf<T>,
  state: BranchState,
): FactsOf<T> {
  const gather: Gather<T> = GATHER[command.type as T];
  return { ...moment, ...gather(sources, command, moment, state) };
}

/** Files of a case, by id. */
function attachmentsOf({ ledger }: Pick<FactSources, 'ledger'>, folio: string): readonly string[] {
  return ledger
    .caseEvents(folio)
    .flatMap((event) => (event.type === 'oirsAttached' ? [event.payload.attachmentId] : []));
}

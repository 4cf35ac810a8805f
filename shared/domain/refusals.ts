/**
 * Every way a command can be refused. The code is stable and part of the wire; the screens have a sentence for each.
 * `status` is the HTTP status that the gateway answers with.
 */
export const REFUSALS = {
  'config.none': 409,
  'day.closed': 409,
  'day.alreadyOpen': 409,
  'day.alreadyClosed': 409,
  'day.countersBusy': 409,
  'day.ticketsEnded': 409,
  'service.unknown': 404,
  'service.notAttended': 409,
  'ticket.alreadyWaiting': 409,
  'ticket.numberTaken': 409,
  'ticket.notInBlock': 409,
  'institution.unknown': 404,
  'language.unknown': 422,
  'counter.unknown': 404,
  'counter.closed': 409,
  'counter.alreadyOpen': 409,
  'counter.paused': 409,
  'counter.notPaused': 409,
  'counter.busy': 409,
  'counter.idle': 409,
  'counter.notYours': 403,
  'attendant.elsewhere': 409,
  'queue.empty': 409,
  'visit.unknown': 404,
  'visit.ended': 409,
  'visit.notWaiting': 409,
  'visit.notCalled': 409,
  'visit.notAttending': 409,
  'visit.notOnHold': 409,
  'visit.beingAttended': 409,
  'visit.forAnotherCounter': 409,
  'visit.notQualified': 409,
  'visit.tooSoonToRecall': 409,
  'visit.noShowTooEarly': 409,
  'visit.alreadyExcluded': 409,
  'visit.notADuplicate': 409,
  'transfer.nobodyQualified': 409,
  'transfer.sameCounter': 409,
  'exclusion.actRequired': 422,
  'reason.unknown': 422,
  'survey.notAttended': 409,
  'survey.alreadyAnswered': 409,
  'survey.empty': 422,
  'staff.unknown': 404,
  'staff.alreadyRegistered': 409,
  'device.unknown': 404,
  'device.alreadyEnrolled': 409,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Why a command was refused, with the few facts that a screen needs to explain it. */
export type Refusal = { readonly code: RefusalCode; readonly detail: Readonly<Record<string, string | number>> };

import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Cells, Changes, ReportTables } from './reportTables.ts';

/** What each event writes into the reporting tables: a fold, so that the tables can be rebuilt from the ledger at any time. */
export class ReportFold {
  readonly #tables: ReportTables;

  constructor(tables: ReportTables) {
    this.#tables = tables;
  }

  apply(event: RecordedEvent): void {
    switch (event.type) {
      case 'dayOpened':
        this.#tables.insert('report_day', {
          business_date: event.payload.date,
          opened_seq: event.seq,
          min_attention:
            event.payload.minAttentionSeconds === undefined ? null : canonicalText(event.payload.minAttentionSeconds),
        });
        return;
      case 'dayClosed':
        this.#day(event.payload.date, { closed_seq: event.seq, closed_at: event.at });
        return;
      case 'daySealed':
        this.#day(event.payload.date, { seals: { plus: 1 }, last_seal_seq: event.seq });
        return;
      case 'ticketIssued':
        this.#tables.insert('report_visit', {
          visit_id: event.payload.visitId,
          business_date: event.businessDate,
          series: event.payload.series,
          number: event.payload.number,
          service_id: event.payload.serviceId,
          class: event.payload.class,
          track_hash: event.payload.trackHash,
          survey_hash: event.payload.surveyHash,
          issued_at: event.at,
          identity_key: event.payload.identity?.keyId ?? null,
        });
        for (const { hmac } of event.payload.personKeys)
          this.#tables.insertOnce('report_visit_person', { hmac, visit_id: event.payload.visitId });
        return;
      case 'rollVisitEntered':
        this.#paper(event);
        return;
      case 'numberReplaced':
        this.#visit(event.payload.visitId, { series: event.payload.series, number: event.payload.number });
        return;
      case 'oirsFiled':
        this.#tables.insert('report_oirs', {
          folio: event.payload.folio,
          kind: event.payload.kind,
          institution_id: event.payload.institutionId,
          filed_at: event.at,
          due_date: event.payload.dueDate,
          seq: event.seq,
          reply_channel: event.payload.replyChannel,
          channel: event.payload.channel ?? (event.device === null ? 'desk' : 'kiosk'),
          received_on: event.payload.receivedOn ?? null,
          identity_key: event.payload.identity?.keyId ?? null,
        });
        return;
      case 'oirsRectified':
        this.#tables.update(
          'report_oirs',
          { folio: event.payload.folio },
          { rectified_seq: event.seq, identity_key: event.payload.identity?.keyId ?? null },
        );
        return;
      case 'dataBlocked':
        for (const { id } of event.payload.subjects)
          this.#tables.insertOnce('report_block', {
            subject: id,
            request_id: event.payload.requestId,
            since: event.seq,
          });
        return;
      case 'dataUnblocked':
        this.#tables.update(
          'report_block',
          { request_id: event.payload.requestId, lifted: null },
          { lifted: event.seq },
        );
        return;
      case 'oirsAssigned':
        this.#tables.update('report_oirs', { folio: event.payload.folio }, { assigned_to: event.payload.to });
        return;
      case 'oirsClosed':
        this.#tables.update(
          'report_oirs',
          { folio: event.payload.folio },
          {
            closed_at: event.at,
            closed_seq: event.seq,
            outcome: event.payload.outcome,
            referred_to: event.payload.referredTo ?? null,
            ...(event.payload.mail === true ? { mail: 'queued', mail_at: event.at } : {}),
          },
        );
        return;
      case 'oirsMailAsked':
        this.#mail(event.payload.folio, { mail: 'queued', mail_at: event.at, mail_trouble: null });
        return;
      case 'oirsMailed':
        this.#mail(event.payload.folio, { mail: 'sent', mail_at: event.at, mail_trouble: null });
        return;
      case 'oirsNotMailed':
        // The instant since which it waits stays while it is tried again.
        this.#mail(event.payload.folio, {
          mail_trouble: event.payload.trouble,
          ...(event.payload.final ? { mail: 'failed', mail_at: event.at } : {}),
        });
        return;
      case 'codesReplaced':
        this.#visit(event.payload.visitId, {
          track_hash: event.payload.trackHash,
          survey_hash: event.payload.surveyHash,
        });
        return;
      case 'visitCalled':
        this.#visit(event.payload.visitId, { first_call_at: { once: event.at } });
        this.#call(event, 'call');
        return;
      case 'visitRecalled':
        this.#call(event, 'recall');
        return;
      case 'attentionStarted':
        this.#visit(event.payload.visitId, { first_start_at: { once: event.at } });
        this.#startAttention(event.payload.visitId, event.seq, event.at);
        return;
      case 'attentionFinished':
        this.#endAttention(event.payload.visitId, event.at);
        this.#end(event.payload.visitId, 'finished', event.at, null);
        return;
      case 'endUndone':
        this.#undoEnd(event.payload);
        return;
      case 'startUndone':
        this.#forgetStart(event.payload.visitId, event.at);
        return;
      case 'counterReleased':
        if (event.payload.visitId !== null) this.#brokenOff(event.payload.visitId, event.at);
        return;
      case 'visitHeld':
      case 'visitTransferred':
        this.#brokenOff(event.payload.visitId, event.at);
        return;
      case 'noShowRecorded':
        this.#end(event.payload.visitId, 'noShow', event.at, null);
        return;
      case 'visitLeft':
        this.#end(event.payload.visitId, 'left', event.at, null);
        return;
      case 'closedAtDoor':
        this.#end(event.payload.visitId, 'left', event.at, null);
        return;
      case 'visitRemoved':
        this.#end(event.payload.visitId, 'removed', event.at, event.payload.reason.code);
        return;
      case 'visitExpired':
        this.#end(event.payload.visitId, 'expired', event.at, null);
        return;
      case 'visitExcluded':
        this.#visit(event.payload.visitId, { excluded: event.payload.code });
        return;
      case 'surveyAnswered':
        if (event.payload.visitId !== null) this.#visit(event.payload.visitId, { surveyed: 1 });
        return;
      case 'configPublished':
      case 'configPlanned':
      case 'configPlanDropped':
      case 'nationalTaken':
      case 'nationalApplied':
      case 'blockGranted':
      case 'numbersExhausted':
      case 'ticketPrinted':
      case 'printFailed':
      case 'holdConfirmed':
      case 'pauseTaken':
      case 'exclusionAsked':
      case 'oirsRead':
      case 'oirsAttached':
      case 'oirsAttachmentRead':
      case 'rightsRequested':
      case 'personLookedUp':
      case 'erasureAsked':
      case 'personErased':
      case 'rightsRead':
      case 'rightsAnswered':
      case 'breachRecorded':
      case 'breachNoted':
      case 'mailSecretSet':
      case 'providerSecretSet':
      case 'identityShown':
      case 'attendantFiguresShown':
      case 'suspensionAsked':
      case 'rollIssued':
      case 'rollAsked':
      case 'rollDropped':
      case 'rollEntered':
      case 'countSuspended':
      case 'attendedWithoutTicket':
      case 'resolvedAtDoor':
      case 'outsideLineMarked':
      case 'callsAnnounced':
      case 'visitReturned':
      case 'visitReleased':
      case 'counterMessaged':
      case 'messageRead':
      case 'dayNoted':
      case 'signalAnswered':
      case 'signalsRead':
      case 'visitAudited':
      case 'actionPlanned':
      case 'actionFollowed':
      case 'counterOpened':
      case 'counterPaused':
      case 'counterResumed':
      case 'counterClosed':
      case 'staffRegistered':
      case 'staffDisabled':
      case 'staffEnabled':
      case 'staffSecretChanged':
      case 'staffPinChanged':
      case 'staffLinked':
      case 'staffSessionsEnded':
      case 'deviceEnrolled':
      case 'deviceReloadAsked':
      case 'deviceTestAsked':
      case 'deviceRevoked':
      case 'serverBack':
      case 'alertSecretRenewed':
      case 'deviceLost':
      case 'deviceBack':
      case 'deliverySetAside':
      case 'deliveryApproved':
      case 'deliveriesDismissed':
      case 'appointmentBooked':
      case 'appointmentCancelled':
      case 'appointmentMissed':
      case 'appointmentLinked':
      case 'personalDataErased':
      case 'keyRotated':
      case 'textsLost':
      case 'clockRestarted':
      case 'ledgerRestored':
      case 'restoreWitnessed':
      case 'witnessDisagreed':
      case 'clockSetBack':
        return;
    }
  }

  /** A paper has no codes that anybody follows; what it took is no measure of a service, since it was written from memory. */
  #paper({ businessDate, payload }: Extract<RecordedEvent, { type: 'rollVisitEntered' }>): void {
    const { visitId, outcome } = payload;
    this.#tables.insert('report_visit', {
      visit_id: visitId,
      business_date: businessDate,
      series: payload.series,
      number: payload.number,
      service_id: payload.serviceId,
      class: payload.class,
      track_hash: `paper ${visitId}`,
      survey_hash: `paper ${visitId}`,
      issued_at: payload.takenAt,
      first_call_at: payload.calledAt,
      first_start_at: payload.startedAt,
      ended_at: payload.endedAt,
      ended_as: outcome === 'noShow' || outcome === 'left' ? outcome : 'finished',
    });
  }

  #day(date: string, changes: Changes): void {
    this.#tables.update('report_day', { business_date: date }, changes);
  }

  #mail(folio: string, changes: Changes): void {
    this.#tables.update('report_oirs', { folio }, changes);
  }

  #visit(visitId: string, changes: Changes): void {
    this.#tables.update('report_visit', { visit_id: visitId }, changes);
  }

  #call(event: Extract<RecordedEvent, { type: 'visitCalled' | 'visitRecalled' }>, kind: 'call' | 'recall'): void {
    this.#tables.insert('report_call', {
      seq: event.seq,
      business_date: event.businessDate,
      at: event.at,
      kind,
      visit_id: event.payload.visitId,
      counter_id: event.payload.counterId,
    });
  }

  #end(visitId: string, as: string, at: number, removalCode: string | null): void {
    this.#visit(visitId, { ended_at: at, ended_as: as, removal_code: removalCode });
  }

  /** The visit has not ended, and its attention goes on as if it had never stopped. */
  #undoEnd({ visitId, undoes }: Extract<RecordedEvent, { type: 'endUndone' }>['payload']): void {
    this.#visit(visitId, { ended_at: null, ended_as: null, removal_code: null });
    if (undoes !== 'attentionFinished') return;
    const last = this.#tables.find('report_visit', 'visit_id', visitId)?.last_attention ?? null;
    if (last === null) return;
    this.#tables.update('report_attention', { started_seq: last }, { finished_at: null });
    this.#visit(visitId, { running: last });
  }

  #startAttention(visitId: string, seq: number, at: number): void {
    const visit = this.#tables.find('report_visit', 'visit_id', visitId);
    if (visit === null) return;
    this.#tables.insert('report_attention', {
      started_seq: seq,
      visit_id: visitId,
      business_date: visit.business_date ?? null,
      service_id: visit.service_id ?? null,
      started_at: at,
    });
    this.#visit(visitId, { running: seq, last_attention: seq });
  }

  /** Staff broke an attention off: one that did not last what its day asks for never was. */
  #brokenOff(visitId: string, at: number): void {
    const running = this.#running(visitId);
    if (running === null) return;
    const day = this.#tables.find('report_day', 'business_date', running.business_date ?? null);
    const least = day?.min_attention == null ? {} : (JSON.parse(String(day.min_attention)) as Record<string, number>);
    const lasted = at - Number(running.started_at);
    if (lasted < 1000 * (least[String(running.service_id)] ?? 0)) this.#forgetStart(visitId, at);
    else this.#endAttention(visitId, at);
  }

  /** The start is as if it had never been: nobody was attended by it, and it makes no usual duration. */
  #forgetStart(visitId: string, at: number): void {
    const running = this.#running(visitId);
    if (running === null) return;
    this.#tables.update('report_attention', { visit_id: visitId, finished_at: null }, { finished_at: at, dropped: 1 });
    const visit = this.#tables.find('report_visit', 'visit_id', visitId);
    if (visit?.first_start_at === running.started_at) this.#visit(visitId, { first_start_at: null, running: null });
    else this.#visit(visitId, { running: null });
  }

  /** The attention that goes on, if any. */
  #running(visitId: string): Cells | null {
    const seq = this.#tables.find('report_visit', 'visit_id', visitId)?.running ?? null;
    return seq === null ? null : this.#tables.find('report_attention', 'started_seq', seq);
  }

  #endAttention(visitId: string, at: number): void {
    this.#tables.update('report_attention', { visit_id: visitId, finished_at: null }, { finished_at: at });
    this.#visit(visitId, { running: null });
  }
}

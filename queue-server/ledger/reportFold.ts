import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';

/** Runs one statement with its values. */
export type Run = (sql: string, ...values: readonly unknown[]) => void;

/** What each event writes into the reporting tables: a fold, so that the tables can be rebuilt from the ledger at any time. */
export class ReportFold {
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  apply(event: RecordedEvent): void {
    switch (event.type) {
      case 'dayOpened':
        this.#run('INSERT INTO report_day (business_date, opened_seq) VALUES (?, ?)', event.payload.date, event.seq);
        return;
      case 'dayClosed':
        this.#run(
          'UPDATE report_day SET closed_seq = ?, closed_at = ? WHERE business_date = ?',
          event.seq,
          event.at,
          event.payload.date,
        );
        return;
      case 'daySealed':
        this.#run(
          'UPDATE report_day SET seals = seals + 1, last_seal_seq = ? WHERE business_date = ?',
          event.seq,
          event.payload.date,
        );
        return;
      case 'ticketIssued':
        this.#run(
          `INSERT INTO report_visit (visit_id, business_date, series, number, service_id, class, track_hash, survey_hash,
             issued_at, identity_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          event.payload.visitId,
          event.businessDate,
          event.payload.series,
          event.payload.number,
          event.payload.serviceId,
          event.payload.class,
          event.payload.trackHash,
          event.payload.surveyHash,
          event.at,
          event.payload.identity?.keyId ?? null,
        );
        return;
      case 'numberReplaced':
        this.#run(
          'UPDATE report_visit SET series = ?, number = ? WHERE visit_id = ?',
          event.payload.series,
          event.payload.number,
          event.payload.visitId,
        );
        return;
      case 'oirsFiled':
        this.#run(
          'INSERT INTO report_oirs (folio, kind, institution_id, filed_at, due_date, seq) VALUES (?, ?, ?, ?, ?, ?)',
          event.payload.folio,
          event.payload.kind,
          event.payload.institutionId,
          event.at,
          event.payload.dueDate,
          event.seq,
        );
        return;
      case 'oirsClosed':
        this.#run('UPDATE report_oirs SET closed_at = ? WHERE folio = ?', event.at, event.payload.folio);
        return;
      case 'codesReplaced':
        this.#run(
          'UPDATE report_visit SET track_hash = ?, survey_hash = ? WHERE visit_id = ?',
          event.payload.trackHash,
          event.payload.surveyHash,
          event.payload.visitId,
        );
        return;
      case 'visitCalled':
        this.#run(
          'UPDATE report_visit SET first_call_at = COALESCE(first_call_at, ?) WHERE visit_id = ?',
          event.at,
          event.payload.visitId,
        );
        this.#call(event, 'call');
        return;
      case 'visitRecalled':
        this.#call(event, 'recall');
        return;
      case 'attentionStarted':
        this.#run(
          'UPDATE report_visit SET first_start_at = COALESCE(first_start_at, ?) WHERE visit_id = ?',
          event.at,
          event.payload.visitId,
        );
        this.#run(
          `INSERT INTO report_attention (started_seq, visit_id, business_date, service_id, started_at)
           SELECT ?, visit_id, business_date, service_id, ? FROM report_visit WHERE visit_id = ?`,
          event.seq,
          event.at,
          event.payload.visitId,
        );
        return;
      case 'attentionFinished':
        this.#endAttention(event.payload.visitId, event.at);
        this.#end(event.payload.visitId, 'finished', event.at, null);
        return;
      case 'visitHeld':
      case 'visitTransferred':
        this.#endAttention(event.payload.visitId, event.at);
        return;
      case 'noShowRecorded':
        this.#end(event.payload.visitId, 'noShow', event.at, null);
        return;
      case 'visitLeft':
        this.#end(event.payload.visitId, 'left', event.at, null);
        return;
      case 'visitRemoved':
        this.#end(event.payload.visitId, 'removed', event.at, event.payload.reason.code);
        return;
      case 'visitExpired':
        this.#end(event.payload.visitId, 'expired', event.at, null);
        return;
      case 'visitExcluded':
        this.#run('UPDATE report_visit SET excluded = ? WHERE visit_id = ?', event.payload.code, event.payload.visitId);
        return;
      case 'surveyAnswered':
        if (event.payload.visitId !== null) {
          this.#run('UPDATE report_visit SET surveyed = 1 WHERE visit_id = ?', event.payload.visitId);
        }
        return;
      case 'configPublished':
      case 'blockGranted':
      case 'numbersExhausted':
      case 'ticketPrinted':
      case 'printFailed':
      case 'visitReturned':
      case 'visitReleased':
      case 'counterOpened':
      case 'counterPaused':
      case 'counterResumed':
      case 'counterClosed':
      case 'staffRegistered':
      case 'staffDisabled':
      case 'staffEnabled':
      case 'staffSecretChanged':
      case 'staffSessionsEnded':
      case 'deviceEnrolled':
      case 'deviceRevoked':
      case 'appointmentBooked':
      case 'appointmentCancelled':
      case 'appointmentMissed':
      case 'personalDataErased':
      case 'clockRestarted':
      case 'ledgerRestored':
      case 'restoreWitnessed':
      case 'witnessDisagreed':
      case 'clockSetBack':
        return;
    }
  }

  #call(event: Extract<RecordedEvent, { type: 'visitCalled' | 'visitRecalled' }>, kind: 'call' | 'recall'): void {
    this.#run(
      'INSERT INTO report_call (seq, business_date, at, kind, visit_id, counter_id) VALUES (?, ?, ?, ?, ?, ?)',
      event.seq,
      event.businessDate,
      event.at,
      kind,
      event.payload.visitId,
      event.payload.counterId,
    );
  }

  #end(visitId: string, as: string, at: number, removalCode: string | null): void {
    this.#run(
      'UPDATE report_visit SET ended_at = ?, ended_as = ?, removal_code = ? WHERE visit_id = ?',
      at,
      as,
      removalCode,
      visitId,
    );
  }

  #endAttention(visitId: string, at: number): void {
    this.#run('UPDATE report_attention SET finished_at = ? WHERE visit_id = ? AND finished_at IS NULL', at, visitId);
  }
}

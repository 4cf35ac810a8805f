import type { EncryptedText } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { Answer, Attended } from '@turno25/shared/domain/satisfaction/answer.ts';
import { localHour } from '@turno25/shared/time/zone.ts';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';

const HOUR_MS = 3_600_000;

type Range = { readonly from: string; readonly to: string };

/** The answers that count of a range of dates, each with its visit's service and hour, and their free texts, still sealed. */
export function answersBetween(
  { db, ledger }: { readonly db: Db; readonly ledger: Pick<Ledger, 'surveysBetween'> },
  { from, to }: Range,
  zone: string,
): { readonly answers: readonly Answer[]; readonly texts: readonly EncryptedText[] } {
  const visit = db.prepare(
    'SELECT service_id AS serviceId, first_start_at AS startedAt FROM report_visit WHERE visit_id = ?',
  );
  const answers: Answer[] = [];
  const texts: EncryptedText[] = [];
  for (const event of ledger.surveysBetween(from, to)) {
    if (event.type !== 'surveyAnswered' || !event.payload.counted) continue;
    const { visitId, global, treatment, wait, resolved, text } = event.payload;
    const of = (visitId === null ? undefined : visit.get(visitId)) as
      | { readonly serviceId: string; readonly startedAt: number | null }
      | undefined;
    // An answer to a visit that nobody knows stands behind nothing.
    if (visitId !== null && of === undefined) continue;
    answers.push({
      date: event.businessDate ?? '',
      serviceId: of?.serviceId ?? null,
      hour: of === undefined || of.startedAt === null ? null : localHour(of.startedAt, zone),
      global,
      treatment,
      wait,
      resolved,
    });
    if (text !== null) texts.push(text);
  }
  return { answers, texts };
}

/** Who could have answered: visits attended, by service, hour and month; excluded ones are nobody's. */
export function attendedBetween(db: Db, { from, to }: Range, zone: string): readonly Attended[] {
  const rows = db
    .prepare(
      `SELECT service_id AS serviceId, substr(business_date, 1, 7) AS month, first_start_at / ${HOUR_MS} AS slot,
         COUNT(*) AS visits
       FROM report_visit WHERE business_date BETWEEN ? AND ? AND first_start_at IS NOT NULL AND excluded IS NULL
       GROUP BY 1, 2, 3`,
    )
    .all(from, to) as { serviceId: string; month: string; slot: number; visits: number }[];
  return rows.map(({ slot, ...row }) => ({ ...row, hour: localHour(slot * HOUR_MS, zone) }));
}

import type { Branch } from '@turno25/queue-server/branch.ts';
import { periodFigures } from '@turno25/queue-server/figures/period.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { measureDay } from '@turno25/shared/domain/figures/v1/measured.ts';
import { visitRows } from '@turno25/shared/domain/figures/v1/rows.ts';
import { withBranch } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

const DAYS = 250;
const VISITS = 240;
/** Milliseconds within which the figures of a year are promised. */
const TARGET_MS = 100;

/** Figures of a year of a branch (60,000 visits), beside reading as many rows and doing nothing with them. */
export async function periodBench(): Promise<Measured[]> {
  return withBranch(async (branch) => {
    await liveADay(branch);
    const first = branch.engine.state().lastClosedDate ?? '';
    const last = copyDays(branch, first);
    const read = await durations(5, () => branch.db.prepare('SELECT * FROM sealed_row').raw().all());
    const asked = await durations(7, () => {
      const period = periodFigures(branch, { state: branch.engine.state(), now: branch.engine.now() }, first, last);
      if (!period.ok || period.value.figures.days !== DAYS) throw new Error('the year is not whole');
    });
    return [
      measured(
        `figures of ${DAYS} days of ${VISITS} visits`,
        quantile(asked, 0.5),
        'ms',
        quantile(read, 0.5),
        'reading their rows',
        TARGET_MS,
      ),
    ];
  });
}

/** A year made of one sealed day: its seal and rows again under other dates, the rows as many as a busy branch has. Returns the last date. */
function copyDays({ db, ledger, sealedRows, reports }: Branch, first: string): string {
  const seal = reports.day(first)?.lastSealSeq ?? 0;
  const rows = visitRows(measureDay(ledger.eventsOf(first), first, null));
  const attended = rows.find(({ officialMs }) => officialMs !== null);
  const payload = JSON.parse(
    String(db.prepare('SELECT CAST(payload AS TEXT) FROM event WHERE seq = ?').pluck().get(seal)),
  );
  const one = { n: VISITS, sumMs: VISITS, p50Ms: 1, p90Ms: 1, p99Ms: 1, maxMs: 1 };
  const { standard } = payload.figures;
  for (const of of [
    standard.wait,
    standard.firstCallWait,
    standard.lastCallWait,
    standard.totalWait,
    standard.byClass.general.wait,
  ])
    Object.assign(of, one);
  standard.byClass.preferential.wait.n = 0;
  standard.byService = [{ ...standard.byService[0], serviceId: 'pgu', wait: one }];
  let date = first;
  for (let day = 0; day < DAYS; day += 1) {
    date = addDays(first, day);
    const seq = 1_000_000 + day;
    const bytes = Buffer.from(
      JSON.stringify({ ...payload, date, figures: { ...payload.figures, businessDate: date } }),
    );
    db.prepare(
      `INSERT INTO event SELECT ?, recorded_at, occurred_at, clock_offset_ms, ?, type, ?, actor, device, command_key, prev_hash, ?
       FROM event WHERE seq = ?`,
    ).run(seq, date, bytes, Buffer.from(`bench ${day}`), seal);
    db.prepare(
      'INSERT OR REPLACE INTO report_day (business_date, opened_seq, closed_seq, seals, last_seal_seq) VALUES (?, 1, 1, 1, ?)',
    ).run(date, seq);
    sealedRows.write(
      date,
      seq,
      Array.from({ length: VISITS }, (_, index) => ({
        ...attended!,
        visitId: `visit-${day}-${index}`,
        ordinal: index,
        serviceId: 'pgu',
        class: 'general' as const,
        officialMs: index * 7_000,
        firstCallMs: index * 6_000,
        lastCallMs: index * 6_500,
        totalMs: index * 8_000,
        counts: true,
      })),
    );
  }
  return date;
}

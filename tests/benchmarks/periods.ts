import type { Branch } from '@turno25/queue-server/branch.ts';
import { playPastDays } from '@turno25/queue-server/demo/pastDays.ts';
import { periodFigures } from '@turno25/queue-server/figures/period.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { addStaff, withBranch } from '../support/branch.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

const DAYS = 250;
/** A working day of a busy branch, and its zone. */
const FIRST = '2026-01-05';
const ZONE = 'America/Santiago';
/** Milliseconds within which the figures of a year are promised. */
const TARGET_MS = 100;

/** Figures of a year of a branch (some 60,000 visits), beside reading as many rows and doing nothing with them. */
export async function periodBench(): Promise<Measured[]> {
  const clock = new VirtualClock(localTimeToInstant(FIRST, '08:00', ZONE));
  return withBranch(
    async (branch) => {
      await addStaff(branch);
      const staff = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((counterId, at) => ({ counterId, staffId: `a${at + 1}` }));
      const played = { moveTo: (at: number) => clock.set(at), staff, random: seededRandom(7), lasts: 165 * MINUTE };
      await playPastDays(branch, [FIRST], played);
      const { last, units } = copyDays(branch);
      const read = await durations(5, () => branch.db.prepare('SELECT * FROM sealed_unit').raw().all());
      const asked = await durations(7, () => {
        const period = periodFigures(branch, { state: branch.engine.state(), now: branch.engine.now() }, FIRST, last);
        if (!period.ok || period.value.figures.days !== DAYS) throw new Error('the year is not whole');
      });
      const name = `figures of ${DAYS} days, ${DAYS * units} units`;
      return [measured(name, quantile(asked, 0.5), 'ms', quantile(read, 0.5), 'reading their rows', TARGET_MS)];
    },
    { clock },
  );
}

/** A year made of one sealed day: its seal and its rows again under other dates. Answers the last date, and rows of a day. */
function copyDays({ db, sealedRows, reports }: Branch): { readonly last: string; readonly units: number } {
  const seal = reports.day(FIRST)?.lastSealSeq ?? 0;
  const units = sealedRows.unitsOf(FIRST);
  const payload = JSON.parse(
    String(db.prepare('SELECT CAST(payload AS TEXT) FROM event WHERE seq = ?').pluck().get(seal)),
  );
  let date = FIRST;
  for (let day = 1; day < DAYS; day += 1) {
    date = addDays(FIRST, day);
    const seq = 1_000_000 + day;
    const copy = { ...payload, date, figures: { ...payload.figures, businessDate: date } };
    db.prepare(
      `INSERT INTO event SELECT ?, recorded_at, occurred_at, clock_offset_ms, ?, type, ?, actor, device, command_key, prev_hash, ?
       FROM event WHERE seq = ?`,
    ).run(seq, date, Buffer.from(JSON.stringify(copy)), Buffer.from(`bench ${day}`), seal);
    db.prepare(
      'INSERT OR REPLACE INTO report_day (business_date, opened_seq, closed_seq, seals, last_seal_seq) VALUES (?, 1, 1, 1, ?)',
    ).run(date, seq);
    sealedRows.write(date, seq, units);
  }
  return { last: date, units: units.length };
}

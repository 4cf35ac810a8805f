import { canonicalBytes } from '@turno25/shared/evidence/canonical.ts';
import { expect, test } from 'vitest';
import { GoalForecasts } from '../../../queue-server/figures/goalForecasts.ts';
import { forecastView } from '../../../queue-server/figures/ownShare.ts';
import { type Db, openInMemory } from '../../../queue-server/ledger/database.ts';
import { seedConfig } from '../../support/branch.ts';
import { history } from './histories.ts';

const HISTORY = history({ known: 760, ahead: 0, change: false }, 7);

/** Sealed days as a ledger has them, as far as a forecast reads them. */
function sealed(db: Db, from: number, to: number): void {
  const event = db.prepare(
    `INSERT INTO event (seq, recorded_at, occurred_at, business_date, type, payload, actor, prev_hash, hash)
     VALUES (?, 0, 0, ?, 'daySealed', ?, '{}', ?, ?)`,
  );
  const day = db.prepare(
    'INSERT INTO report_day (business_date, opened_seq, seals, last_seal_seq) VALUES (?, 1, 1, ?)',
  );
  for (const [index, { date, num, den }] of HISTORY.slice(from, to).entries()) {
    const seq = from + index + 1;
    const payload = { figures: { formulas: 2, standard: { official: { num, den } } } };
    const hash = Buffer.from(String(seq).padStart(64, '0'), 'hex');
    event.run(seq, date, Buffer.from(canonicalBytes(payload)), Buffer.alloc(32), hash);
    day.run(date, seq);
  }
}

test('a branch foretells by its seals, the same until another day is sealed; with too few it says so', () => {
  const db = openInMemory();
  const forecasts = new GoalForecasts(db);
  const config = seedConfig();
  expect(forecasts.of('2021-01-04', config)).toEqual({ state: 'few', days: 0, least: 720 });
  sealed(db, 0, 719);
  const today = HISTORY[721]?.date ?? '';
  expect(forecasts.of(today, config)).toMatchObject({ state: 'few', days: 719 });
  sealed(db, 719, 720);
  const first = forecasts.of(today, config);
  expect(first).toMatchObject({ state: 'ready', days: 720, asOf: HISTORY[719]?.date });
  expect(forecasts.of(today, config)).toBe(first);
  expect(new GoalForecasts(db).of(today, config)).toEqual(first);
  sealed(db, 720, 721);
  expect(forecasts.of(today, config)).not.toEqual(first);

  const view = forecastView(first, () => null);
  if (view.state !== 'ready') throw new Error('it is ready');
  for (const { share, people } of [view.quarter, view.year])
    for (const { middle, low80, high80, low95, high95 } of [share, people])
      expect([low95, low80, middle, high80, high95].toSorted((a, b) => a - b)).toEqual([
        low95,
        low80,
        middle,
        high80,
        high95,
      ]);
  // In the last quarter the same people are left of the year; of the share as much less as was counted before.
  expect(view.year.people.middle).toBe(view.quarter.people.middle);
  const width = ({ share }: (typeof view)['year']): number => share.high95 - share.low95;
  expect(width(view.year)).toBeLessThan(width(view.quarter));
  db.close();
});

import { periodFigures } from '@turno25/queue-server/figures/period.ts';
import { nearestRank } from '@turno25/shared/domain/figures/numbers.ts';
import { measureDay } from '@turno25/shared/domain/figures/v1/measured.ts';
import { isAttended } from '@turno25/shared/domain/figures/v1/visitRecord.ts';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { expect, test } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { ATTENDANT, KIOSK, send, ticketFor } from '../support/ledgerFile.ts';

const MORNING = Date.parse('2026-11-23T12:00:00Z');
const DAY = 24 * 60 * MINUTE;

test('a period has the percentiles of its visits, of sealed days and of the one that goes on', () => {
  const clock = new VirtualClock(MORNING);
  const random = seededRandom(25);
  return withBranch(
    async (branch) => {
      const dates: string[] = [];
      for (let day = 0; day < 3; day += 1) {
        clock.set(MORNING + day * DAY);
        await branch.act({ type: 'openDay' });
        dates.push(branch.engine.state().day!.date);
        await send(branch, ATTENDANT, { type: 'openCounter', counterId: 'm1' });
        for (let person = 0; person < 7 + day; person += 1) {
          await send(branch, KIOSK, ticketFor('pgu', person % 3 === 0 ? 'preferential' : 'general'));
          clock.advance(Math.floor(random() * 20 * MINUTE) + SECOND);
          await send(branch, ATTENDANT, { type: 'callNext', counterId: 'm1' });
          clock.advance(SECOND);
          await send(branch, ATTENDANT, { type: 'startAttention', counterId: 'm1' });
          clock.advance(MINUTE);
          const outcome = { outcome: 'resolved', servicesGiven: [], note: null } as const;
          await send(branch, ATTENDANT, { type: 'finishAttention', counterId: 'm1', ...outcome });
        }
        if (day < 2) await branch.act({ type: 'closeDay', force: true });
      }
      const at = { state: branch.engine.state(), now: branch.engine.now() };
      const period = periodFigures(branch, at, dates[0]!, dates[2]!);
      if (!period.ok) throw new Error(period.error.code);
      const visits = dates.flatMap((date) => measureDay(branch.ledger.eventsOf(date), date, at.now).visits);
      const waits = (cls: string | null): number[] =>
        visits
          .filter(({ record }) => isAttended(record) && (cls === null || record.class === cls))
          .map((visit) => visit.waits.officialMs!)
          .sort((a, b) => a - b);
      const { standard } = period.value.figures;
      expect(waits(null)).toHaveLength(24);
      for (const [spread, sorted] of [
        [standard.wait, waits(null)],
        [standard.byClass.preferential.wait, waits('preferential')],
        [standard.byService[0]!.wait, waits(null)],
      ] as const)
        expect(spread).toMatchObject({
          n: sorted.length,
          p50Ms: nearestRank(sorted, 50),
          p90Ms: nearestRank(sorted, 90),
          p99Ms: nearestRank(sorted, 99),
        });
      expect(standard.preferentialMedian).toEqual({
        num: nearestRank(waits('preferential'), 50),
        den: nearestRank(waits('general'), 50),
      });
    },
    { clock },
  );
});

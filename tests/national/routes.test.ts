import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import type { DuckDbWarehouse } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import type { NationalBranch } from '@turno25/shared/contracts/national.ts';
import { verifyDayRows } from '@turno25/shared/evidence/dayRows.ts';
import { nobleCrypto } from '@turno25/shared/evidence/noble.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, test } from 'vitest';
import { enrolServed, withCentre, workADay } from '../central/centreUnderTest.ts';
import { clientOf, withServer } from '../support/branch.ts';
import { machineRow } from './besideRows.ts';

const MORNING = Date.parse('2026-11-20T12:00:00Z');
const DATE = '2026-11-20';

test('the country is told to whoever works at the centre, by the centre’s own day, and its days are proven in a page', () => {
  const clock = new VirtualClock(MORNING);
  return withServer(
    (served) =>
      withCentre(
        async (under) => {
          const generated = generatedBranches(20, ['13101'], 10);
          await loadGenerated(under.centre.warehouse as DuckDbWarehouse, generated, ['2026-11-18', '2026-11-19']);
          await workADay(served, clock);
          const id = await enrolServed(under, served);
          await under.pull();
          const admin = await under.admin();
          const ask = async (path: string) => (await admin.call('GET', path)).body;
          const asked = async (path: string) => (await admin.call('GET', path)).status;

          const today = await ask('/national?period=today');
          expect(today.period).toEqual({ from: DATE, to: DATE });
          expect(today.branches.map(({ branchId }: { branchId: string }) => branchId)).toEqual([id]);
          expect(today.branches[0]).toMatchObject({ proof: 'evidence', place: 'few', change: null, doubt: null });
          const quarter = await ask('/national?period=quarter');
          expect(quarter.branches.length).toBe(21);
          expect(await ask(`/national?from=2026-10-01&to=${DATE}`)).toEqual(quarter);

          const staffing = await ask('/national/staffing?period=quarter');
          expect(staffing.period).toEqual(quarter.period);
          // Of fewer than thirty people no time of a person is told, nor what is made of it.
          const told = quarter.branches.filter(({ sums }: NationalBranch) => sums.official.d >= 30);
          expect(staffing.branches).toHaveLength(told.length);
          expect(told.length).toBeGreaterThan(0);
          await (under.centre.warehouse as DuckDbWarehouse).run([machineRow(id, DATE, 9, 'server', [1, 5, 9, 1, 4])]);
          const machines = await ask('/national/machines?period=today');
          expect(machines.branches.map(({ branchId }: { branchId: string }) => branchId)).toEqual([id]);
          expect((await ask('/national/signals?period=today')).months).toBeNull();
          expect((await ask('/national/signals?period=quarter')).months).toEqual({
            from: '2026-10-01',
            to: '2026-10-31',
          });

          const day = await ask(`/national/branches/${id}/days/${DATE}`);
          expect(day.sums).toEqual({ ...today.total, occupancy: { n: 0, d: 0 } });
          const evidence = await ask(`/branches/${id}/days/${DATE}/evidence`);
          for (const crypto of [nobleCrypto, nodeCrypto]) {
            const report = verifyDayRows(crypto, { date: DATE, ...evidence });
            expect(report).toMatchObject({ ok: true, seals: 1, unsealed: 0 });
            // What the page shows is what the seal says.
            expect(report.figures?.standard.official).toEqual({ num: day.sums.official.n, den: day.sums.official.d });
          }
          expect((await ask(`/national/regions/13?period=today`)).wait.people).toBe(day.sums.official.d);
          expect((await ask(`/national/branches/${id}?period=week`)).days).toHaveLength(1);

          // Whoever does not believe a branch does not count it, in any sum.
          await under.centre.intake.doubt(id, { seq: 3, code: 'fork', detail: 'another event 3' });
          const doubted = await ask('/national?period=today');
          expect(doubted.total.official.d).toBe(0);
          expect(doubted.doubted.sums).toEqual(today.total);
          expect((await ask(`/national/regions/13?period=today`)).wait.people).toBe(0);
          expect((await ask('/national/machines?period=today')).kinds).toEqual([]);

          expect(await asked('/national')).toBe(400);
          expect(await asked('/national?period=yesterday')).toBe(400);
          expect(await asked('/national?from=2026-10-01&to=2026-09-01')).toBe(400);
          expect(await asked('/national?from=2000-10-01&to=2026-09-01')).toBe(400);
          expect(await asked("/national/branches/x'--?period=today")).toBe(404);
          expect(await asked(`/national/branches/${id}/days/2026-11-18`)).toBe(404);
          expect(await asked("/national/regions/1'?period=today")).toBe(400);
          const nobody = clientOf(under.address, null);
          const sides = ['staffing', 'machines', 'signals'].map((side) => `/national/${side}?period=today`);
          for (const path of ['/national?period=today', `/national/branches/${id}?period=today`, ...sides])
            expect((await nobody.call('GET', path)).status).toBe(401);
          const branch = clientOf(under.address, 'no token of ours');
          expect((await branch.call('GET', '/national?period=today')).status).toBe(401);
        },
        { clock, duck: true },
      ),
    { clock },
  );
}, 60_000);

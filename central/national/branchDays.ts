import type { BranchDays, BranchDayView } from '@turno25/shared/contracts/national.ts';
import { NOTHING, plus } from '@turno25/shared/figures/nationalSums.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';
import { SUM_COLUMNS, sumsOf } from './sumsOf.ts';
import { waitRanksOf } from './waits.ts';

type Asking = Pick<Warehouse, 'rows'>;

/** What a branch did on each day of a period, newest first; null where nobody knows it. */
export async function branchDaysOf(warehouse: Asking, branchId: string, period: Period): Promise<BranchDays | null> {
  const proof = await proofOf(warehouse, branchId);
  if (proof === null) return null;
  const of = `branch_id = ${quoted(branchId)}`;
  const where = `WHERE ${of} AND business_date BETWEEN ${quoted(period.from)} AND ${quoted(period.to)}`;
  const [days, sums, wait] = await Promise.all([
    warehouse.rows(`SELECT business_date, seal_seq FROM day_of ${where}`),
    warehouse.rows(`SELECT business_date, ${SUM_COLUMNS} FROM sum_unit ${where} GROUP BY business_date`),
    waitRanksOf(warehouse, period, of),
  ]);
  const byDate = new Map(sums.map((row) => [String(row.business_date), sumsOf(row)]));
  return {
    branchId,
    proof,
    wait,
    days: days
      .map(({ business_date, seal_seq }) => ({
        date: String(business_date),
        sealSeq: seal_seq == null ? null : Number(seal_seq),
        sums: byDate.get(String(business_date)) ?? NOTHING,
      }))
      .sort((a, b) => (a.date < b.date ? 1 : -1)),
  };
}

/** One day of a branch by service, in their names' order; null where it has none. */
export async function branchDayOf(warehouse: Asking, branchId: string, date: string): Promise<BranchDayView | null> {
  const of = `branch_id = ${quoted(branchId)}`;
  const where = `WHERE ${of} AND business_date = ${quoted(date)}`;
  const [proof, [day], sums, services, institutions, wait] = await Promise.all([
    proofOf(warehouse, branchId),
    warehouse.rows(`SELECT seal_seq, formulas FROM day_of ${where}`),
    warehouse.rows(
      `SELECT service_id, institution_id, ${SUM_COLUMNS} FROM sum_unit ${where} GROUP BY service_id, institution_id`,
    ),
    warehouse.rows('SELECT service_id, name FROM dim_service'),
    warehouse.rows('SELECT institution_id, name FROM dim_institution'),
    waitRanksOf(warehouse, { from: date, to: date }, of),
  ]);
  if (proof === null || day === undefined) return null;
  const nameOf = new Map(services.map((row) => [String(row.service_id), String(row.name)]));
  const institutionOf = new Map(institutions.map((row) => [String(row.institution_id), String(row.name)]));
  const rows = sums
    .map((row) => {
      const [serviceId, institutionId] = [String(row.service_id ?? ''), String(row.institution_id ?? '')];
      const institution = institutionOf.get(institutionId) ?? institutionId;
      return { serviceId, name: nameOf.get(serviceId) ?? serviceId, institution, sums: sumsOf(row) };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'es'));
  return {
    branchId,
    date,
    proof,
    sealSeq: day.seal_seq == null ? null : Number(day.seal_seq),
    formulas: Number(day.formulas),
    wait,
    sums: rows.reduce((sum, one) => plus(sum, one.sums), NOTHING),
    services: rows,
  };
}

async function proofOf(warehouse: Asking, branchId: string): Promise<BranchDays['proof'] | null> {
  const [row] = await warehouse.rows(`SELECT proof FROM dim_branch WHERE branch_id = ${quoted(branchId)}`);
  return row === undefined ? null : (row.proof as BranchDays['proof']);
}

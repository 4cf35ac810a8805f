import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import type { Table } from '@turno25/shared/figures/table.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { doubtOf } from '../national/branches.ts';
import { FORMULAS, pairOf, SUM_COLUMNS } from '../national/sumsOf.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { doubtColumn, proofColumn } from './branchTable.ts';

const SCHEMA = 1;

/**
 * What was done in the name of an institution on a date, for the institution: a row for each branch and service. Sums alone: no
 * person, nobody who attended and no answer of a survey is in it.
 */
export async function institutionDay(
  warehouse: Pick<Warehouse, 'rows'>,
  institutionId: string,
  date: string,
  standings: readonly BranchStanding[],
): Promise<Table> {
  const standing = new Map(standings.map((one) => [one.branchId, one]));
  const [rows, branches, services, seals] = await Promise.all([
    warehouse.rows(
      `SELECT branch_id, service_id, ${SUM_COLUMNS} FROM sum_unit
       WHERE institution_id = ${quoted(institutionId)} AND business_date = ${quoted(date)} AND formulas = ${FORMULAS}
       GROUP BY branch_id, service_id ORDER BY branch_id, service_id`,
    ),
    warehouse.rows('SELECT branch_id, name, comuna_id, proof FROM dim_branch'),
    warehouse.rows('SELECT service_id, name FROM dim_service'),
    warehouse.rows(`SELECT branch_id, seal_seq FROM day_of WHERE business_date = ${quoted(date)}`),
  ]);
  const branchOf = new Map(branches.map((row) => [row.branch_id, row]));
  const sealed = new Set(seals.filter(({ seal_seq }) => seal_seq !== null).map(({ branch_id }) => branch_id));
  return {
    key: 'institution_day',
    title: say('nationalFiles.day'),
    schema: SCHEMA,
    columns: [
      { key: 'business_date', title: say('nationalFiles.date'), type: 'date' },
      { key: 'institution_id', title: say('nationalFiles.institution'), type: 'text' },
      { key: 'branch_id', title: say('nationalFiles.branchId'), type: 'text' },
      { key: 'branch_name', title: say('nationalFiles.branchName'), type: 'text' },
      { key: 'comuna_id', title: say('nationalFiles.comunaId'), type: 'text', note: say('nationalFiles.cut') },
      proofColumn(),
      doubtColumn(),
      { key: 'sealed', title: say('nationalFiles.sealed'), type: 'boolean', note: say('nationalFiles.sealedNote') },
      {
        key: 'service_id',
        title: say('nationalFiles.service'),
        type: 'text',
        labels: Object.fromEntries(services.map((row) => [String(row.service_id), String(row.name)])),
      },
      { key: 'units', title: say('nationalFiles.units'), type: 'integer', note: say('nationalFiles.unitsNote') },
      { key: 'official', title: say('cube.figure.official'), type: 'ratio' },
      { key: 'wait_ms', title: say('nationalFiles.waitMs'), type: 'integer', note: say('nationalFiles.waitMsNote') },
      { key: 'resolved', title: say('cube.figure.resolvedByStaff'), type: 'ratio' },
    ],
    rows: rows.map((row) => {
      const branch = branchOf.get(row.branch_id);
      const [official, resolved] = [pairOf(row, 'official'), pairOf(row, 'resolvedByStaff')];
      return [
        date,
        institutionId,
        row.branch_id ?? null,
        branch?.name ?? null,
        branch?.comuna_id ?? null,
        branch?.proof ?? null,
        doubtOf(standing.get(String(row.branch_id))),
        sealed.has(row.branch_id ?? null),
        row.service_id ?? null,
        official.d,
        { numerator: official.n, denominator: official.d },
        pairOf(row, 'wait').n,
        { numerator: resolved.n, denominator: resolved.d },
      ];
    }),
  };
}

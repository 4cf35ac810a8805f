import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import { lastOfMonth } from '@turno25/shared/domain/calendar/businessDates.ts';
import { byCodeUnits } from '@turno25/shared/domain/figures/numbers.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import type { Table } from '@turno25/shared/figures/table.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { communes } from '@turno25/shared/territory/communes.ts';
import { isBelieved } from '../national/branches.ts';
import { FORMULAS, SUM_COLUMNS, sumsOf } from '../national/sumsOf.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse, WarehouseRow } from '../warehouse/port.ts';
import { proofColumn, regionColumn } from './branchTable.ts';
import { measureCells, measureColumns } from './measures.ts';
import { type OpenCell, type OpenRow, openMonth } from './openMonth.ts';
import { placeParts } from './places.ts';

const SCHEMA = 1;
/** Fewer people than this are not told of (ADR 0076). */
const SMALLEST = 10;
/** Tickets of no service. */
const NO_INSTITUTION = 'none';

type MonthRow = OpenRow & { readonly month: string };

/**
 * What the country did by comuna, month and institution, for everybody. `months`: whole ones that are over, in order.
 * Branches that are not believed are not in it, as they are not in what the country did.
 */
export async function openTable(
  warehouse: Pick<Warehouse, 'rows'>,
  months: readonly string[],
  standings: readonly BranchStanding[],
): Promise<Table> {
  const doubted = standings.filter((one) => !isBelieved(one)).map(({ branchId }) => quoted(branchId));
  const believed = doubted.length === 0 ? '' : ` AND sum_unit.branch_id NOT IN (${doubted.join(', ')})`;
  const [first = '', last = first] = [months[0], months.at(-1)];
  const month = 'SUBSTR(business_date, 1, 7)';
  const [rows, institutions] = await Promise.all([
    warehouse.rows(
      `SELECT ${month} AS month, comuna_id, institution_id, MIN(proof) AS least_proof, MAX(proof) AS most_proof,
         ${SUM_COLUMNS}
       FROM sum_unit JOIN dim_branch ON dim_branch.branch_id = sum_unit.branch_id
       WHERE business_date BETWEEN '${first}-01' AND '${lastOfMonth(last)}' AND formulas = ${FORMULAS}${believed}
       GROUP BY ${month}, comuna_id, institution_id`,
    ),
    warehouse.rows('SELECT institution_id, name FROM dim_institution'),
  ]);
  const told = [...Map.groupBy(rows, (row) => String(row.month))].flatMap(([name, of]) =>
    openMonth(of.map(cellOf), SMALLEST).map((row) => ({ month: name, ...row })),
  );
  const names = new Map(communes().map(({ code, name }) => [code, name]));
  return {
    key: 'open_national',
    title: say('nationalFiles.open'),
    schema: SCHEMA,
    columns: [
      { key: 'month', title: say('nationalFiles.month'), type: 'text' },
      { ...regionColumn(), absent: say('nationalFiles.otherRegions') },
      {
        key: 'comuna_id',
        title: say('nationalFiles.openPlace'),
        type: 'text',
        note: say('nationalFiles.openPlaceNote', { least: SMALLEST }),
        absent: say('nationalFiles.otherComunas'),
      },
      { key: 'comuna_name', title: say('nationalFiles.comuna'), type: 'text' },
      { key: 'comunas', title: say('nationalFiles.comunas'), type: 'text', note: say('nationalFiles.comunasNote') },
      {
        key: 'institution_id',
        title: say('nationalFiles.institution'),
        type: 'text',
        note: say('nationalFiles.openInstitutionNote', { least: SMALLEST }),
        absent: say('nationalFiles.otherInstitutions'),
        labels: {
          ...Object.fromEntries(institutions.map((row) => [String(row.institution_id), String(row.name)])),
          [NO_INSTITUTION]: say('nationalFiles.noInstitution'),
        },
      },
      {
        ...proofColumn(),
        labels: { ...proofColumn().labels, mixed: say('nationalFiles.proof.mixed') },
      },
      ...measureColumns(),
    ],
    rows: told.sort(asItLies).map((row) => {
      const { region, comuna } = placeParts(row.place);
      const name = comuna === null ? say('nationalFiles.otherComunas') : (names.get(comuna) ?? comuna);
      const comunas = row.comunas.join(' ');
      return [row.month, region, comuna, name, comunas, row.institution, row.proof, ...measureCells(row.sums)];
    }),
  };
}

function cellOf(row: WarehouseRow): OpenCell {
  const generated = [row.least_proof, row.most_proof].filter((proof) => proof === 'generated').length;
  return {
    comuna: String(row.comuna_id),
    institution: String(row.institution_id ?? NO_INSTITUTION),
    proof: generated === 2 ? 'generated' : generated === 0 ? 'evidence' : 'mixed',
    sums: sumsOf(row),
  };
}

/** Month by month, from north to south; what is told together comes last. */
function asItLies(a: MonthRow, b: MonthRow): number {
  const [x, y] = [placeParts(a.place), placeParts(b.place)];
  const last = '\uffff';
  return (
    byCodeUnits(a.month, b.month) ||
    northOf(x.region) - northOf(y.region) ||
    byCodeUnits(x.comuna ?? last, y.comuna ?? last) ||
    byCodeUnits(a.institution ?? last, b.institution ?? last)
  );
}

function northOf(region: string | null): number {
  return region === null ? REGIONS.length : REGIONS.findIndex(({ id }) => id === region);
}

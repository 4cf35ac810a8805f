import type { NationalBranch } from '@turno25/shared/contracts/national.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import type { Table, TableColumn } from '@turno25/shared/figures/table.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { measureCells, measureColumns } from './measures.ts';

/** Grows whenever a reader would have to change. */
const SCHEMA = 1;

/** Which branches a file is of, and whether of all that they did or of what they did in the name of an institution. */
export type Selection = {
  readonly region?: string | undefined;
  readonly category?: NationalBranch['category'] | undefined;
  readonly institution?: string | undefined;
};

/** The branches of a selection. None is left out because it is doubted: its row says so. */
export function selected(
  branches: readonly NationalBranch[],
  { region, category }: Selection,
): readonly NationalBranch[] {
  return branches.filter(
    (branch) =>
      (region === undefined || branch.regionId === region) && (category === undefined || branch.category === category),
  );
}

/** A selection in the name of a file. */
export function selectionCode({ region, category, institution }: Selection): string {
  return ['pais', region, category, institution].filter((part) => part !== undefined).join('-');
}

/** A selection for people. */
export function selectionWords({ region, category, institution }: Selection): string {
  const parts = [
    ...(region === undefined ? [] : [say('nationalFiles.ofRegion', { region: regionName(region) })]),
    ...(category === undefined ? [] : [say('nationalFiles.ofCategory', { category })]),
    ...(institution === undefined ? [] : [say('nationalFiles.ofInstitution', { institution })]),
  ];
  return parts.length === 0 ? say('nationalFiles.whole') : parts.join(', ');
}

function regionName(region: string): string {
  return REGIONS.find(({ id }) => id === region)?.name ?? region;
}

/** A row for each branch, from north to south: what it is, whether it is believed, and what it did. */
export function branchTable(branches: readonly NationalBranch[]): Table {
  return {
    key: 'branches',
    title: say('nationalFiles.branches'),
    schema: SCHEMA,
    columns: [...branchColumns(), ...measureColumns()],
    rows: branches.map((branch) => [
      branch.branchId,
      branch.name,
      branch.regionId,
      branch.comunaId,
      branch.comuna,
      branch.category,
      branch.profile,
      branch.proof,
      branch.doubt,
      branch.goalPercent,
      ...measureCells(branch.sums),
    ]),
  };
}

function branchColumns(): readonly TableColumn[] {
  return [
    { key: 'branch_id', title: say('nationalFiles.branchId'), type: 'text' },
    { key: 'branch_name', title: say('nationalFiles.branchName'), type: 'text' },
    regionColumn(),
    { key: 'comuna_id', title: say('nationalFiles.comunaId'), type: 'text', note: say('nationalFiles.cut') },
    { key: 'comuna_name', title: say('nationalFiles.comuna'), type: 'text' },
    { key: 'category', title: say('nationalFiles.category'), type: 'text' },
    {
      key: 'profile',
      title: say('nationalFiles.profile'),
      type: 'text',
      labels: { branch: say('nationalFiles.profile.branch'), mobile: say('nationalFiles.profile.mobile') },
    },
    proofColumn(),
    doubtColumn(),
    {
      key: 'goal_percent',
      title: say('nationalFiles.goal'),
      type: 'integer',
      note: say('nationalFiles.notBand'),
    },
  ];
}

/** Codes as the CUT writes them, with their names for people. */
export function regionColumn(): TableColumn {
  return {
    key: 'region_id',
    title: say('nationalFiles.region'),
    type: 'text',
    note: say('nationalFiles.cut'),
    labels: Object.fromEntries(REGIONS.map(({ id, name }) => [id, name])),
  };
}

/** Whether evidence stands behind a row. */
export function proofColumn(): TableColumn {
  return {
    key: 'proof',
    title: say('nationalFiles.proof'),
    type: 'text',
    note: say('nationalFiles.proofNote'),
    labels: { evidence: say('nationalFiles.proof.evidence'), generated: say('nationalFiles.proof.generated') },
  };
}

/** Why a branch is not believed now. */
export function doubtColumn(): TableColumn {
  return {
    key: 'doubt',
    title: say('nationalFiles.doubt'),
    type: 'text',
    note: say('nationalFiles.doubtNote'),
    labels: {
      quarantined: say('national.doubt.quarantined'),
      disputed: say('national.doubt.disputed'),
      late: say('national.doubt.late'),
    },
    absent: say('nationalFiles.doubt.none'),
  };
}

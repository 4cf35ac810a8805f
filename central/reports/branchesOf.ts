import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import type { NationalBranch } from '@turno25/shared/contracts/national.ts';
import { NOTHING } from '@turno25/shared/figures/nationalSums.ts';
import { nationOf, unitSumsByBranch } from '../national/nation.ts';
import type { Period } from '../national/periods.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { type Selection, selected } from './branchTable.ts';

/**
 * The branches of a selection with what they did in a period, asked as the page asks, so that a file and a page never differ.
 * Of an institution: what was done in its name, also by branches that did nothing in it.
 */
export async function branchesOf(
  warehouse: Pick<Warehouse, 'rows'>,
  period: Period,
  selection: Selection,
  standings: readonly BranchStanding[],
  today: string,
): Promise<readonly NationalBranch[]> {
  const { branches } = await nationOf(warehouse, period, standings, today);
  const chosen = selected(branches, selection);
  if (selection.institution === undefined) return chosen;
  const own = await unitSumsByBranch(warehouse, period, selection.institution);
  return chosen.map((branch) => ({ ...branch, sums: own.get(branch.branchId) ?? NOTHING }));
}

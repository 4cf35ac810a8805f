import type { NationalBranch, NationalView, Sums } from '@turno25/shared/contracts/national.ts';
import { NOTHING, plus } from '@turno25/shared/figures/nationalSums.ts';
import { isBelieved } from '../country/regionRows.ts';

export type ComunaRow = {
  readonly comunaId: string;
  readonly comuna: string;
  readonly regionId: string;
  readonly branches: readonly NationalBranch[];
  /** Of those that are believed. */
  readonly sums: Sums;
};

/** The comunas where there are branches, in the order of these: from north to south, then by name. */
export function comunaRows({ branches }: NationalView): readonly ComunaRow[] {
  return [...Map.groupBy(branches, ({ comunaId }) => comunaId)].map(([comunaId, own]) => ({
    comunaId,
    comuna: own[0]?.comuna ?? comunaId,
    regionId: own[0]?.regionId ?? '',
    branches: own,
    sums: own.filter(isBelieved).reduce((sum, one) => plus(sum, one.sums), NOTHING),
  }));
}

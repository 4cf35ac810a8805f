import type { NationalBranch, NationalView } from '@turno25/shared/contracts/national.ts';

/** What was told of branches beside the branches themselves, in the order in which the country lies. */
export function besideBranches<T extends { readonly branchId: string }>(
  { branches }: NationalView,
  told: readonly T[],
): readonly { readonly branch: NationalBranch; readonly of: T }[] {
  const found = new Map(told.map((one) => [one.branchId, one]));
  return branches.flatMap((branch) => {
    const of = found.get(branch.branchId);
    return of === undefined ? [] : [{ branch, of }];
  });
}

/** The question of a side, for the dates that the page shows. */
export function askOf(side: string, { period: { from, to } }: NationalView): string {
  return `/national/${side}?from=${from}&to=${to}`;
}

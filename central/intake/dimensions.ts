import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { isMobile } from '@turno25/shared/domain/branch/profile.ts';
import type { BranchDimension, BranchVariables, Dimensions } from '../warehouse/port.ts';

/** The centre's category of a branch, null while something of it is not measured; and what was. */
export type OwnCategory = {
  readonly category: BranchDimension['category'] | null;
  readonly variables: BranchVariables;
};

/**
 * What the warehouse says of a branch, from its own proven settings. A CUT begins with its region and its province. `own`:
 * the centre's category, wherever it has one, and what it is computed from: a branch that named its category itself would choose
 * whom it is compared with.
 */
export function dimensionsOf(branchId: string, config: BranchConfig, own: OwnCategory): Dimensions {
  const { branch, institutions, services, standard } = config;
  return {
    branches: [
      {
        branchId,
        name: branch.name,
        regionId: branch.comuna.slice(0, 2),
        provinceId: branch.comuna.slice(0, 3),
        comunaId: branch.comuna,
        category: own.category ?? branch.category,
        profile: isMobile(config) ? 'mobile' : 'branch',
        proof: 'evidence',
        goalPercent: standard.goalPercent,
        variables: own.variables,
      },
    ],
    institutions: institutions.map(({ id, name }) => ({ id, name })),
    services: services.map(({ id, institutionId, name }) => ({ id, institutionId, name })),
  };
}

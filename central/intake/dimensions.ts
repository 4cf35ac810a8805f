import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { isMobile } from '@turno25/shared/domain/branch/profile.ts';
import type { BranchDimension, Dimensions } from '../warehouse/port.ts';

/**
 * What the warehouse says of a branch, from its own proven settings. A CUT begins with its region and its province. `category`:
 * the centre's own, wherever it has one: a branch that named its category itself would choose whom it is compared with.
 */
export function dimensionsOf(
  branchId: string,
  config: BranchConfig,
  category: BranchDimension['category'] | null,
): Dimensions {
  const { branch, institutions, services, standard } = config;
  return {
    branches: [
      {
        branchId,
        name: branch.name,
        regionId: branch.comuna.slice(0, 2),
        provinceId: branch.comuna.slice(0, 3),
        comunaId: branch.comuna,
        category: category ?? branch.category,
        profile: isMobile(config) ? 'mobile' : 'branch',
        proof: 'evidence',
        goalPercent: standard.goalPercent,
      },
    ],
    institutions: institutions.map(({ id, name }) => ({ id, name })),
    services: services.map(({ id, institutionId, name }) => ({ id, institutionId, name })),
  };
}

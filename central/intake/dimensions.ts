import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { isMobile } from '@turno25/shared/domain/branch/profile.ts';
import type { Dimensions } from '../warehouse/port.ts';

/** What the warehouse says of a branch, from its own proven settings. A CUT begins with its region and its province. */
export function dimensionsOf(branchId: string, config: BranchConfig): Dimensions {
  const { branch, institutions, services, standard } = config;
  return {
    branches: [
      {
        branchId,
        name: branch.name,
        regionId: branch.comuna.slice(0, 2),
        provinceId: branch.comuna.slice(0, 3),
        comunaId: branch.comuna,
        category: branch.category,
        profile: isMobile(config) ? 'mobile' : 'branch',
        proof: 'evidence',
        goalPercent: standard.goalPercent,
      },
    ],
    institutions: institutions.map(({ id, name }) => ({ id, name })),
    services: services.map(({ id, institutionId, name }) => ({ id, institutionId, name })),
  };
}

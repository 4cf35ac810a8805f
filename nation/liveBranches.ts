import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';

type LiveBranch = {
  readonly id: string;
  readonly name: string;
  /** Comuna by CUT code. */
  readonly comuna: string;
  readonly address: string;
  readonly category: BranchConfig['branch']['category'];
  /** It delivers by itself, as one behind a router does; absent: the centre asks it. */
  readonly pushes?: true;
};

/** The branches that live in the demonstration, from north to south. Names of places are public, people and addresses invented. */
export const LIVE_BRANCHES: readonly LiveBranch[] = [
  { id: 'antofagasta', name: 'Antofagasta', comuna: '02101', address: 'Calle Inventada 220', category: 'B' },
  { id: 'valparaiso', name: 'Valparaíso', comuna: '05101', address: 'Plaza Inventada 12', category: 'A' },
  { id: 'santiago-centro', name: 'Santiago Centro', comuna: '13101', address: 'Alameda Inventada 1449', category: 'A' },
  { id: 'concepcion', name: 'Concepción', comuna: '08101', address: 'Calle Inventada 871', category: 'A' },
  { id: 'temuco', name: 'Temuco', comuna: '09101', address: 'Avenida Inventada 305', category: 'B' },
  { id: 'coyhaique', name: 'Coyhaique', comuna: '11101', address: 'Pasaje Inventado 9', category: 'C', pushes: true },
];

/** The seed's settings as those of one of them. */
export function configFor(live: LiveBranch, seed: BranchConfig): BranchConfig {
  const { id, name, comuna, address, category } = live;
  return { ...seed, branch: { ...seed.branch, id, name: `ChileAtiende ${name}`, comuna, address, category } };
}

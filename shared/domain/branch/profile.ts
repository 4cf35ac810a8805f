import type { Channel } from '../visit/visit.ts';
import type { BranchConfig, Service } from './config.ts';

type Offer = Pick<BranchConfig, 'counters'> & { readonly branch: Pick<BranchConfig['branch'], 'profile'> };

/** A *móvil de atención*: one laptop, days without network, and no till. */
export function isMobile({ branch }: Pick<Offer, 'branch'>): boolean {
  return branch.profile === 'mobile';
}

/** Mobile units do every procedure except those that handle money or values (docs/domain.md A0). */
export function refusesMoney(config: Pick<Offer, 'branch'>, { handlesMoney }: Pick<Service, 'handlesMoney'>): boolean {
  return handlesMoney && isMobile(config);
}

/** Why a service is not given here; null when it is. Money comes first: no counter changes that. */
export type NotGiven = 'handlesMoney' | 'noCounter';

export function notGiven(config: Offer, service: Pick<Service, 'id' | 'handlesMoney'>): NotGiven | null {
  if (refusesMoney(config, service)) return 'handlesMoney';
  return config.counters.some(({ serviceIds }) => serviceIds.includes(service.id)) ? null : 'noCounter';
}

/** The channel of a visit, which the profile decides: nobody who asks can make a branch mobile, or a mobile unit a branch. */
export function channelHere(config: Pick<Offer, 'branch'>, asked: Channel): Channel {
  if (isMobile(config)) return 'mobileUnit';
  return asked === 'mobileUnit' ? 'inPerson' : asked;
}

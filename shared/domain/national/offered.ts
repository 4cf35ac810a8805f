import type { BranchConfig } from '../branch/config.ts';
import type { BusinessDate } from '../ids.ts';
import { mayBeGiven } from './agreements.ts';
import type { NationalContent } from './document.ts';

/** What a branch may choose from on a date: products whose agreement holds, with all the institutions of the country. */
export function offeredBy(
  document: Pick<NationalContent, 'catalogue' | 'agreements'>,
  date: BusinessDate,
): Pick<BranchConfig, 'institutions' | 'services'> {
  const { institutions, services } = document.catalogue;
  return {
    institutions,
    services: services
      .filter((service) => mayBeGiven(document, service, date))
      .map((service) => ({ ...service, frequent: false })),
  };
}

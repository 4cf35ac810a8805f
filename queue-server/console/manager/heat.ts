import type { LiveService } from '@turno25/shared/contracts/live.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { STANDARD_MINUTES, WAITING_BANDS_MINUTES } from '@turno25/shared/domain/law.ts';

export type HeatCell = {
  readonly count: number;
  /** 0 to 1, against the fullest cell of the table. */
  readonly heat: number;
  readonly beyond: boolean;
};
export type HeatRow = {
  readonly service: LiveService;
  readonly cells: readonly HeatCell[];
  readonly oldestLate: boolean;
};

/** The first band that lies beyond the standard. */
export const FIRST_BAND_BEYOND = WAITING_BANDS_MINUTES.indexOf(STANDARD_MINUTES) + 1;

/** The services with people waiting, the longest wait first, then those where nobody waits, in the catalogue's order. */
export function heatRows(services: readonly LiveService[], now: Instant): readonly HeatRow[] {
  const fullest = Math.max(1, ...services.flatMap((service) => service.ages));
  const row = (service: LiveService): HeatRow => ({
    service,
    cells: service.ages.map((count, band) => ({ count, heat: count / fullest, beyond: band >= FIRST_BAND_BEYOND })),
    oldestLate: service.oldestEnteredAt !== null && now - Date.parse(service.oldestEnteredAt) > service.limitMs,
  });
  const waiting = services.filter((service) => service.oldestEnteredAt !== null);
  const idle = services.filter((service) => service.oldestEnteredAt === null);
  return [...waiting.sort(byOldest), ...idle].map(row);
}

function byOldest(a: LiveService, b: LiveService): number {
  return Date.parse(a.oldestEnteredAt ?? '') - Date.parse(b.oldestEnteredAt ?? '');
}

/** Who waits in each band, over all services. */
export function bandTotals(services: readonly LiveService[]): readonly number[] {
  return [0, 1, 2, 3, 4].map((band) => services.reduce((sum, service) => sum + (service.ages[band] ?? 0), 0));
}

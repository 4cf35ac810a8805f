import { nearestRank, sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { DayUnderRule } from './cells.ts';

/** A figure over some days of one rule. */
export type Statistic = (days: readonly DayUnderRule[]) => number;

/** First called within the limit, percent of all tickets. */
export const compliance: Statistic = (days) =>
  (100 * sumOf(days.map((day) => day.within))) / sumOf(days.map((day) => day.tickets));

/** Pooled compliance of the service that has the least, percent. */
export const worstService: Statistic = (days) => {
  const services = days[0]?.services.map((_, service) => service) ?? [];
  return Math.min(
    ...services.map((service) => {
      const tickets = sumOf(days.map((day) => day.services[service]?.tickets ?? 0));
      return tickets === 0 ? 100 : (100 * sumOf(days.map((day) => day.services[service]?.within ?? 0))) / tickets;
    }),
  );
};

/** Mean over days of the longest wait, minutes. */
export const dayMax: Statistic = (days) => sumOf(days.map((day) => day.longest)) / days.length / MINUTE;

/** Minutes beyond the limit, over all tickets. */
export const beyondPerTicket: Statistic = (days) =>
  sumOf(days.map((day) => day.beyond)) / sumOf(days.map((day) => day.tickets)) / MINUTE;

/** Waited over an hour, percent. */
export const overAnHour: Statistic = (days) =>
  (100 * sumOf(days.map((day) => day.overAnHour))) / sumOf(days.map((day) => day.tickets));

/** Preferential waits, 90th percentile, minutes. */
export const preferentialP90: Statistic = (days) => p90(days.flatMap((day) => day.preferential));

/** Preferential within 25 minutes, percent. */
export const preferentialWithin: Statistic = (days) => {
  const waits = days.flatMap((day) => day.preferential);
  return (100 * waits.filter((wait) => wait <= 25 * MINUTE).length) / waits.length;
};

/** Second stages, 90th percentile of the wait from the transfer, minutes. */
export const secondStageP90: Statistic = (days) => p90(days.flatMap((day) => day.secondStage));

export const inversions: Statistic = (days) => sumOf(days.map((day) => day.inversions));

export const mostPassed: Statistic = (days) => Math.max(...days.map((day) => day.mostPassed));

function p90(waits: number[]): number {
  return (nearestRank([...Int32Array.from(waits).sort()], 90) ?? 0) / MINUTE;
}

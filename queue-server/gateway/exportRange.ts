import { businessDate } from '@turno25/shared/contracts/primitives.ts';

const MOST_DAYS = 366;

/** Dates that one file covers, both included: at most a year. */
export const exportRange = { from: businessDate, to: businessDate };

export const isExportRange = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_DAYS;

import { MINUTE, type Millis } from '../../domain/ids.ts';

/** Names that a branch made of a trace gives to what the trace counts. */
export const serviceId = (index: number): string => `s${index}`;
export const counterId = (index: number): string => `c${index}`;
export const attendantId = (index: number): string => `attendant-${index}`;

/** Whole milliseconds of a time in minutes. */
export function millis(minutes: number): Millis {
  return Math.round(minutes * MINUTE);
}

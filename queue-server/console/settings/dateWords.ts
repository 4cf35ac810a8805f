import { numericDate } from '@turno25/shared/ui/zoneTime.ts';

/** A business date as people write it, "15-12-2027"; of no zone. */
export function dateWords(date: string): string {
  return date === '' ? '' : numericDate(Date.parse(`${date}T12:00:00.000Z`), 'UTC');
}

import type { GradesView } from '@turno25/shared/contracts/figures.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { percentText } from '@turno25/shared/ui/percent.ts';

const one = new Intl.NumberFormat('es-CL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Share of grades 6 and 7; a dash where it is hidden. */
export function satisfiedText(grades: GradesView): string {
  return grades.hidden ? '—' : percentText(grades.satisfied);
}

/** Net satisfaction in points. */
export function netText(grades: GradesView): string {
  if (grades.hidden || grades.net.points === null) return '—';
  return say('satisfaction.points', { points: one.format(grades.net.points) });
}

/** Mean grade. */
export function meanText(grades: GradesView): string {
  if (grades.hidden || grades.mean.value === null) return '—';
  return one.format(grades.mean.value);
}

import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { clockTime, numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { type Block, rule, space, text } from '../escpos/blocks.ts';

/** Whose paper it is: institution and branch, and above them "COPIA" where the paper may be a second one. */
export function heading(
  paper: { institution: string; branch: string; copy: boolean; practice?: boolean },
  say: Translate,
): Block[] {
  return [
    ...(paper.practice === true
      ? [text(say('paper.practice'), { wide: 2, tall: 2, bold: true, inverted: true }), space(16)]
      : []),
    ...(paper.copy ? [text(say('paper.copy'), { wide: 2, tall: 2, bold: true, inverted: true }), space(16)] : []),
    text(paper.institution, { bold: true }),
    text(paper.branch),
    rule(),
  ];
}

/** Date and hour on the branch's own clock. */
export function stamp(instant: string, zone: string, say: Translate): string {
  const at = Date.parse(instant);
  return say('paper.stamp', { date: numericDate(at, zone), time: clockTime(at, zone) });
}

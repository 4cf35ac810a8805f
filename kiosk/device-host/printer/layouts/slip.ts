import type { SlipPaper } from '@turno25/shared/contracts/paper.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { type Block, rule, space, text } from '../escpos/blocks.ts';
import { stamp } from './heading.ts';

/** As short as paper can be that says what it is: no number, no code, nothing that somebody could wait with. */
export function slipLayout(paper: SlipPaper, say: Translate): Block[] {
  return [
    text(say('paper.slip.title'), { wide: 2, tall: 2, bold: true }),
    space(8),
    text(say('paper.slip.notATicket'), { wide: 2, tall: 2, bold: true, inverted: true }),
    rule(),
    text(paper.branch),
    text(say('paper.test.device', { device: paper.device })),
    text(stamp(paper.at, paper.zone, say)),
  ];
}

import type { TestPaper } from '@turno25/shared/contracts/paper.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { type Block, letters, qr, rule, space, text } from '../escpos/blocks.ts';
import type { Roll } from '../model/roll.ts';
import { stamp } from './heading.ts';

const LETTERS = 'áéíóú ÁÉÍÓÚ ñÑ üÜ ¿? ¡! ºª € àèò ç';

/** Everything that a wrong code page, a narrow roll or a tired head would spoil, on one page. */
export function testLayout(paper: TestPaper, roll: Roll, say: Translate): Block[] {
  return [
    text(say('paper.test.title'), { wide: 2, tall: 2, bold: true }),
    text(paper.branch),
    text(say('paper.test.device', { device: paper.device })),
    text(stamp(paper.at, paper.zone, say)),
    rule(),
    text(say('paper.test.letters'), { bold: true }),
    letters(LETTERS, say('paper.test.inUse')),
    text(say('paper.test.otherPage')),
    space(12),
    text(say('paper.test.sizes'), { bold: true }),
    text('Ñ-1'),
    text('Ñ-2', { wide: 2, tall: 2 }),
    text('Ñ-4', { wide: 4, tall: 4 }),
    space(12),
    text(say('paper.test.width', { columns: roll.columns }), { bold: true }),
    text(Array.from({ length: roll.columns }, (_, index) => String((index + 1) % 10)).join('')),
    space(12),
    qr('https://www.chileatiende.gob.cl/', roll.width === '80mm' ? 6 : 5),
    space(8),
    text('negro', { inverted: true }),
    rule(),
    text(say('paper.test.next')),
  ];
}

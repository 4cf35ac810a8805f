import type { OirsPaper } from '@turno25/shared/contracts/paper.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { type Block, qr, rule, space, text } from '../escpos/blocks.ts';
import type { Roll } from '../model/roll.ts';
import { heading, stamp } from './heading.ts';

/** The receipt of a consulta, reclamo, sugerencia, felicitación or solicitud: its folio is what the person needs later. */
export function oirsLayout(paper: OirsPaper, roll: Roll, say: Translate): Block[] {
  const kind = say(`paper.oirs.kind.${paper.type}`);
  return [
    ...heading(paper, say),
    space(16),
    text(say('paper.oirs.title', { kind }), { wide: 2, tall: 2, bold: true }),
    space(16),
    text(say('paper.oirs.folio')),
    folio(paper.folio, roll),
    ...(paper.code === undefined
      ? []
      : [space(8), text(say('paper.oirs.code')), text(paper.code, { wide: 2, tall: 2, bold: true })]),
    space(16),
    text(stamp(paper.receivedAt, paper.zone, say), { bold: true }),
    rule(),
    ...(paper.url === null
      ? []
      : [
          space(8),
          qr(paper.url, roll.width === '80mm' ? 6 : 5),
          space(8),
          text(say('paper.oirs.follow'), { bold: true }),
          rule(),
        ]),
    text(say('paper.oirs.next')),
  ];
}

function folio(words: string, roll: Roll): Block {
  return words.length * 2 <= roll.columns ? text(words, { wide: 2, tall: 2 }) : text(words, { bold: true });
}

import type { Paper } from '@turno25/shared/contracts/paper.ts';
import { isLanguage, type Language } from '@turno25/shared/i18n/languages.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import type { Block } from '../escpos/blocks.ts';
import type { Roll } from '../model/roll.ts';
import { oirsLayout } from './oirs.ts';
import { slipLayout } from './slip.ts';
import { testLayout } from './testPage.ts';
import { ticketLayout } from './ticket.ts';

/** The language that a paper speaks: its person's, or Spanish where there are no texts in it. */
export function languageOf(paper: Paper): Language {
  const tag = paper.kind === 'test' || paper.kind === 'slip' ? 'es-CL' : paper.language;
  return isLanguage(tag) ? tag : 'es-CL';
}

export function layout(paper: Paper, roll: Roll, say: Translate): Block[] {
  switch (paper.kind) {
    case 'ticket':
      return ticketLayout(paper, roll, say);
    case 'oirs':
      return oirsLayout(paper, roll, say);
    case 'test':
      return testLayout(paper, roll, say);
    case 'slip':
      return slipLayout(paper, say);
  }
}

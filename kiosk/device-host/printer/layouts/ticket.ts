import type { TicketPaper } from '@turno25/shared/contracts/paper.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { waitWords } from '@turno25/shared/ui/waitWords.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { type Block, pair, qr, rule, space, text } from '../escpos/blocks.ts';
import { printable } from '../escpos/printable.ts';
import { wrap } from '../escpos/wrap.ts';
import { largestSize, type Roll } from '../model/roll.ts';
import { heading, stamp } from './heading.ts';

/** The ticket: the number first, as large as it prints cleanly, then what the person needs while waiting. */
export function ticketLayout(paper: TicketPaper, roll: Roll, say: Translate): Block[] {
  const size = largestSize(paper.number, roll);
  return [
    ...heading(paper, say),
    space(24),
    text(paper.number, { wide: size, tall: size }),
    space(24),
    ...bookedBlocks(paper, say),
    serviceName(paper.service, roll),
    ...paper.also.flatMap((name) => [space(8), text(say('ticket.also', { name }))]),
    space(16),
    pair(stamp(paper.issuedAt, paper.zone, say), say(`class.letter.${paper.class}`), true),
    rule(),
    ...waitBlocks(paper, say),
    ...linkBlocks(paper, roll, say),
    text(say('paper.next')),
    ...(paper.seal === null ? [] : [space(12), text(say('paper.seal', { digits: paper.seal }))]),
  ];
}

/** The hour that the person holds to: what their wait counts from. */
function bookedBlocks({ bookedFor, zone }: TicketPaper, say: Translate): Block[] {
  if (bookedFor === null) return [];
  const hour = say('ticket.booked', { time: clockTime(Date.parse(bookedFor), zone) });
  return [text(hour, { wide: 2, tall: 2, bold: true }), space(16)];
}

const LONGEST_SERVICE_LINES = 4;

/** Twice the usual size, which most names fill in one or two lines; a name that would fill the paper stays small. */
function serviceName(name: string, roll: Roll): Block {
  const lines = wrap(printable(name), roll.columns / 2).length;
  return lines <= LONGEST_SERVICE_LINES ? text(name, { wide: 2, tall: 2, bold: true }) : text(name, { bold: true });
}

function waitBlocks(paper: TicketPaper, say: Translate): Block[] {
  const ahead = paper.ahead === null ? [] : [text(say('ticket.ahead', { ahead: paper.ahead }))];
  const expected =
    paper.expected === null
      ? []
      : [text(say('paper.expected')), space(4), text(waitWords(paper.expected, say), { wide: 2, tall: 2 })];
  if (ahead.length + expected.length === 0) return [];
  return [...ahead, ...(ahead.length > 0 && expected.length > 0 ? [space(12)] : []), ...expected, rule()];
}

function linkBlocks(paper: TicketPaper, roll: Roll, say: Translate): Block[] {
  const code =
    paper.surveyCode === null ? [] : [text(say('paper.surveyCode')), text(paper.surveyCode, { wide: 2, tall: 2 })];
  const link =
    paper.qr === null
      ? []
      : [
          space(8),
          qr(paper.qr.url, roll.width === '80mm' ? 6 : 5),
          space(8),
          text(say(`paper.${paper.qr.leadsTo}`), { bold: true }),
        ];
  if (code.length + link.length === 0) return [];
  return [...link, ...(link.length > 0 && code.length > 0 ? [space(12)] : []), ...code, rule()];
}

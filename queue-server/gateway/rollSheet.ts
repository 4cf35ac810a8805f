import type { RollAnswer } from '@turno25/shared/contracts/rolls.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Roll } from '@turno25/shared/domain/visit/roll.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDateTime } from '@turno25/shared/time/zone.ts';

/** Two papers a row, ten a sheet of letter size: large enough to be read from a line, and to be written on. */
const STYLE =
  '@page{size:letter;margin:10mm}*{box-sizing:border-box}body{margin:0;font:11pt/1.3 sans-serif;color:#000}' +
  'header{padding:0 0 4mm}h1{margin:0;font-size:15pt}header p{margin:1mm 0}' +
  'ol{display:grid;grid-template-columns:1fr 1fr;margin:0;padding:0;list-style:none}' +
  'li{break-inside:avoid;border:1px dashed #555;padding:3mm 4mm;height:46mm}' +
  'strong{display:block;font-size:26pt;line-height:1.1}code{font:bold 13pt monospace;letter-spacing:.08em}' +
  'small{display:block;font-size:9pt}.lines{display:grid;grid-template-columns:1fr 1fr;gap:1mm;margin:2mm 0}.practice{font-weight:bold}';

const HOURS = ['taken', 'called', 'started', 'ended'] as const;

/** The papers of a roll as a page to be printed and cut; needs nothing else, so that it can be kept on any machine. */
export function rollSheet({ branch }: BranchConfig, roll: Roll, papers: RollAnswer['papers']): string {
  const name = escaped(branch.name);
  const [first, last] = [papers[0]?.label ?? '', papers.at(-1)?.label ?? ''];
  const made = localDateTime(roll.issuedAt, branch.zone);
  const practice = branch.practice === true ? `<p class="practice">${say('roll.sheet.practice')}</p>` : '';
  const items = papers.map(
    ({ label, code }) =>
      `<li><small>${name}</small><strong>${label}</strong><small>${say('roll.sheet.keep')}</small>` +
      `<div class="lines">${HOURS.map((hour) => `<span>${say(`roll.sheet.${hour}`)} ____ : ____</span>`).join('')}</div>` +
      `<small>${say('roll.sheet.code')} <code>${code}</code></small></li>`,
  );
  return (
    `<!doctype html><html lang="es-CL"><head><meta charset="utf-8"><title>${first} – ${last}</title><style>${STYLE}</style></head>` +
    `<body><header><h1>${say('roll.sheet.title', { first, last })}</h1><p>${name}. ${say('roll.sheet.made', { made })}</p>` +
    `<p>${say('roll.sheet.use')}</p>${practice}</header><ol>${items.join('')}</ol></body></html>`
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper } from '@turno25/shared/contracts/paper.ts';
import { LANGUAGES, sayIn } from '@turno25/shared/i18n/languages.ts';
import { chromium } from 'playwright-core';
import { jobBytes } from '../escpos/jobBytes.ts';
import { languageOf, layout } from '../layouts/layout.ts';
import { rollOf } from '../model/roll.ts';
import { renderJob } from '../render/renderJob.ts';
import { BARE_TICKET, BOOKED_TICKET, LONG_TICKET, OFFLINE_TICKET, OIRS, SLIP, TEST_PAGE, TICKET } from './papers.ts';

/** Draws every paper on both rolls, and those of people in every language, as PNG, to be looked at: `node drawPapers.ts FOLDER`. */
const folder = process.argv[2] ?? 'test-output/paper';
mkdirSync(folder, { recursive: true });
const inLanguages = Object.fromEntries(
  LANGUAGES.filter((language) => language !== 'es-CL').flatMap((language) => [
    [`ticket-${language}`, { ...TICKET, language, copy: true }],
    [`oirs-${language}`, { ...OIRS, language }],
  ]),
);
const papers: Readonly<Record<string, Paper>> = {
  ticket: TICKET,
  long: LONG_TICKET,
  offline: OFFLINE_TICKET,
  bare: BARE_TICKET,
  booked: BOOKED_TICKET,
  oirs: OIRS,
  test: TEST_PAGE,
  slip: SLIP,
  ...inLanguages,
};
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const page = await browser.newPage();
for (const [name, paper] of Object.entries(papers)) {
  for (const width of ['80mm', '58mm'] as const) {
    const roll = rollOf(width);
    const { svg } = renderJob(jobBytes(layout(paper, roll, sayIn(languageOf(paper))), roll), roll.dots);
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const file = join(folder, `${name}-${width}.png`);
    await page.locator('svg').screenshot({ path: file });
    writeFileSync(file.replace('.png', '.svg'), svg);
    process.stdout.write(`${file}\n`);
  }
}
await browser.close();

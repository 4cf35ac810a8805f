import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@turno25/shared/i18n/messages.ts';
import { chromium } from 'playwright-core';
import { jobBytes } from '../escpos/jobBytes.ts';
import { layout } from '../layouts/layout.ts';
import { renderJob } from '../render/renderJob.ts';
import { rollOf } from '../roll.ts';
import { LONG_TICKET, OFFLINE_TICKET, OIRS, TEST_PAGE, TICKET } from './papers.ts';

/** Draws every paper on both rolls as PNG, to be looked at: `node drawPapers.ts FOLDER`. */
const folder = process.argv[2] ?? 'test-output/paper';
mkdirSync(folder, { recursive: true });
const papers = { ticket: TICKET, long: LONG_TICKET, offline: OFFLINE_TICKET, oirs: OIRS, test: TEST_PAGE };
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const page = await browser.newPage();
for (const [name, paper] of Object.entries(papers)) {
  for (const width of ['80mm', '58mm'] as const) {
    const roll = rollOf(width);
    const { svg } = renderJob(jobBytes(layout(paper, roll, say), roll), roll.dots);
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const file = join(folder, `${name}-${width}.png`);
    await page.locator('svg').screenshot({ path: file });
    writeFileSync(file.replace('.png', '.svg'), svg);
    process.stdout.write(`${file}\n`);
  }
}
await browser.close();

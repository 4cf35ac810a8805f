import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, type PreviewServer, preview } from 'vite';
import { PARTS } from '../../shared/ui/kit/gallery/parts.ts';
import { expectAccessible } from './accessible.ts';
import { lowestContrast, tooSmall } from './measure.ts';
import { differentLooks } from './storedLooks.ts';
import { expect, test } from './stories.ts';

/** Every part of the kit, in each of its states, at two widths and in two densities. */
const ROOT = join(import.meta.dirname, '../..');
const PAGE = 'shared/ui/kit/gallery/kit.html';
const WIDTHS = {
  wide: { width: 1366, height: 768 },
  upright: { width: 1080, height: 1920 },
  hand: { width: 390, height: 844 },
} as const;
/** Where each density is at home: there its looks are stored. */
const STORED = { console: 'wide', kiosk: 'upright', phone: 'hand' } as const;
/** Where each density is seen. */
const SEEN = { console: ['wide', 'upright'], kiosk: ['wide', 'upright'], phone: ['hand'] } as const;
const DENSITIES = ['console', 'kiosk', 'phone'] as const;
const LEAST_CONTRAST = 4.5;
const HIGH_CONTRAST = 7;

let folder: string;
let server: PreviewServer;
let address: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-kit-'));
  const own = { root: ROOT, configFile: false, logLevel: 'warn' } as const;
  const target = { outDir: folder, emptyOutDir: false, target: 'es2024' };
  await build({ ...own, plugins: [react()], build: { ...target, rolldownOptions: { input: join(ROOT, PAGE) } } });
  server = await preview({ ...own, build: target, preview: { port: 0, host: '127.0.0.1' } });
  const at = server.httpServer.address();
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/${PAGE}`;
});

test.afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(page: Page, density: string, size: { readonly width: number; readonly height: number }) {
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${address}?density=${density}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('no part of the kit is missing from its page', () => {
  const files = readdirSync(join(ROOT, 'shared/ui/kit')).filter((file) => file.endsWith('.tsx'));
  expect(Object.keys(PARTS).sort()).toEqual(files.map((file) => file.replace('.tsx', '')).sort());
});

for (const density of DENSITIES) {
  for (const width of SEEN[density]) {
    test(`${density}, ${width}: every part in every state`, async ({ page }) => {
      await open(page, density, WIDTHS[width]);
      await page.evaluate('document.fonts.ready');
      if (STORED[density] === width) expect.soft(await differentLooks(page, density)).toEqual([]);
      for (const [part, states] of Object.entries(PARTS)) {
        for (const state of states) {
          const shown = page.locator(`[data-part="${part}"][data-state="${state}"] > :not(p:first-child)`).first();
          await expect.soft(shown, `${part}, ${state}`).toBeAttached();
        }
      }
      await page.screenshot({ path: `test-output/screens/kit-${density}-${width}.png`, fullPage: true });
      await expectAccessible(page, `kit ${density} ${width}`);
      const lowest = await lowestContrast(page);
      expect(lowest.ratio, `contrast of “${lowest.text}”`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'nothing sticks out').toBe(
        true,
      );
      if (density === 'kiosk') expect(await tooSmall(page), 'targets of 64 px, letters of 24 px').toEqual([]);
    });
  }

  if (density === 'kiosk') {
    test('kiosk, high contrast: every part is read', async ({ page }) => {
      await open(page, 'kiosk&contrast=high', WIDTHS.upright);
      await page.screenshot({ path: 'test-output/screens/kit-kiosk-contrast.png', fullPage: true });
      await expectAccessible(page, 'kit in high contrast');
      const lowest = await lowestContrast(page);
      expect(lowest.ratio, `contrast of “${lowest.text}”`).toBeGreaterThanOrEqual(HIGH_CONTRAST);
    });
  }

  test(`${density}: a sheet keeps the focus, closes by Escape and gives it back`, async ({ page }) => {
    await open(page, density, WIDTHS.wide);
    for (const state of PARTS.Sheet) {
      const opener = page.getByRole('button', { name: `Abrir: ${state}` });
      await opener.press('Enter');
      const sheet = page.getByRole('dialog');
      await expect(sheet).toBeVisible();
      await page.screenshot({ path: `test-output/screens/kit-${density}-sheet-${state}.png` });
      await expectAccessible(page, `sheet ${state}`);
      if (density === 'kiosk') expect(await tooSmall(page)).toEqual([]);
      for (let stops = 0; stops < 8; stops += 1) {
        expect(
          await page.evaluate(
            'document.activeElement === document.body || document.activeElement.closest("dialog") !== null',
          ),
        ).toBe(true);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Escape');
      await expect(sheet).toHaveCount(0);
      await expect(opener).toBeFocused();
    }
  });
}

test('digits walk a sheet, Enter finishes it', async ({ page }) => {
  await open(page, 'console', WIDTHS.wide);
  await page.getByRole('button', { name: 'Abrir: asking' }).click();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'La sucursal' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Dejar en pausa' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what is busy or cannot be used keeps its place and does nothing', async ({ page }) => {
  await open(page, 'console', WIDTHS.wide);
  await page.getByRole('button', { name: 'Abrir: busy' }).click();
  await page.getByRole('button', { name: 'Dejar en pausa' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Dejar en pausa' })).toBeFocused();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('tabs are one stop, and arrows go past what cannot be chosen', async ({ page }) => {
  await open(page, 'console', WIDTHS.wide);
  const tabs = page.locator('[data-part="Tabs"][data-state="disabled"]');
  await tabs.getByRole('tab', { name: 'Hoy' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.getByRole('tab', { name: 'Semana' })).toBeFocused();
  await expect(tabs.getByRole('tabpanel')).toContainText('902');
  await page.keyboard.press('ArrowRight');
  await expect(tabs.getByRole('tab', { name: 'Hoy' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await expect(tabs.getByRole('tabpanel')).toBeFocused();
});

test('the figures behind a chart are there for readers, and one press away for everybody', async ({ page }) => {
  await open(page, 'console', WIDTHS.wide);
  const chart = page.locator('[data-part="ChartFrame"]');
  await expect(chart.getByRole('row')).toHaveCount(5);
  await chart.getByRole('button', { name: 'Ver tabla' }).press('Enter');
  await expect(chart.getByRole('row').nth(3)).toBeInViewport();
  await chart.getByRole('button', { name: 'Ver gráfico' }).press('Enter');
  await expect(chart.locator('rect')).toHaveCount(4);
});

test('the ring of the keyboard is the one that the page shows', async ({ page }) => {
  await open(page, 'console', WIDTHS.wide);
  for (const [part, state, control] of [
    ['Button', 'secondary', 'button'],
    ['TextField', '', 'input'],
    ['Select', '', 'select'],
  ] as const) {
    const shown = page.locator(`[data-part="${part}"][data-state="${`${state} focus`.trim()}"] ${control}`);
    const real = page.locator(`[data-part="${part}"][data-state="${`${state} rest`.trim()}"] ${control}`);
    const ring = await shown.evaluate((element) => getComputedStyle(element).boxShadow);
    await page.keyboard.press('Tab');
    await real.focus();
    await expect(real).toHaveCSS('box-shadow', ring);
  }
});

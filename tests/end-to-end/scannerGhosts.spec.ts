import type { Page } from '@playwright/test';
import { KioskMachine } from './kiosk.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** What a keyboard scanner types is a code or nothing, whatever ends it and however slowly it comes; a hand's keys stay a hand's. */
const CARD =
  'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA&serial=A00000000&mrz=000000000000000000000000';
const FOREIGN = 'https://otra.parte/123456789?a=1';
const CODE = '7KQ4M-XW2PD';
/** What ends a scan: a key, the line feed that a browser hears as Ctrl+J, or nothing. */
const ENDS = ['Enter', 'Tab', 'Control+j', null] as const;
/** Milliseconds between keys: at once, and as slow as scanners are. */
const PACES = [0, 60] as const;
/** The slow one with every end; the fast one with all of them in the long form. */
const endsAt = (pace: number): readonly (typeof ENDS)[number][] =>
  pace > 0 || process.env.TURNO25_FULL === '1' ? ENDS : ['Control+j', null];

let served: Served;
let machine: KioskMachine;

test.beforeAll(async () => {
  served = await serve();
  machine = new KioskMachine(served);
});

test.afterAll(async () => {
  await served.stop();
  removeData(served);
});

/**
 * True key events, each with the moment at which the scanner typed it: they are handed to the browser together, so that a
 * busy machine changes nothing about their pace.
 */
async function scan(page: Page, text: string, end: (typeof ENDS)[number], pace: number): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const began = Date.now() / 1000;
  const keys = [...text, ...(end === null ? [] : [end])];
  await Promise.all(
    keys.flatMap((key, index) => {
      const of = { ...keyOf(key), timestamp: began + (index * pace) / 1000 };
      return [
        browser.send('Input.dispatchKeyEvent', { type: of.text === undefined ? 'rawKeyDown' : 'keyDown', ...of }),
        browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...of }),
      ];
    }),
  );
  await browser.detach();
}

function keyOf(key: string): {
  key: string;
  code?: string;
  windowsVirtualKeyCode?: number;
  modifiers?: number;
  text?: string;
} {
  if (key === 'Enter') return { key, code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  if (key === 'Tab') return { key, code: 'Tab', windowsVirtualKeyCode: 9 };
  if (key === 'Control+j') return { key: 'j', code: 'KeyJ', windowsVirtualKeyCode: 74, modifiers: 2 };
  return { key, text: key };
}

async function toDocument(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: /^Pensión Garantizada/ }).click();
  await expect(page.getByRole('heading', { name: '¿Quiere dar su documento?' })).toBeVisible();
}

const unread = (page: Page) => page.locator('main, main + div').getByText('No pudimos leer').first();

/** A finger where there is nothing: what was said before is taken away. */
async function touch(page: Page): Promise<void> {
  await page.mouse.click(5, 5);
  await expect(unread(page)).toHaveCount(0);
}

for (const pace of PACES) {
  test(`${pace} ms between keys: on the first screen nothing is chosen, and the machine says that it could not read it`, async ({
    browser,
  }) => {
    const context = await machine.context(browser, 'landscape');
    for (const mode of ['both', 'exit']) {
      const page = await machine.open(context, `?mode=${mode}`);
      const ask = await page.getByRole('heading', { level: 1 }).innerText();
      for (const end of endsAt(pace)) {
        await scan(page, mode === 'exit' ? FOREIGN : CARD, end, pace);
        await expect(unread(page), `${mode}, ${end}`).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(ask);
        await expect(page.locator('html')).toHaveAttribute('lang', 'es-CL');
        await touch(page);
      }
      await page.close();
    }
    await context.close();
  });

  test(`${pace} ms between keys: a cédula is read where a document is asked for, typed or not`, async ({ browser }) => {
    const context = await machine.context(browser, 'landscape');
    for (const typing of [false, true])
      for (const end of endsAt(pace)) {
        const page = await machine.open(context, '?mode=both');
        await toDocument(page);
        if (typing) await page.getByRole('button', { name: /RUN/ }).first().click();
        await scan(page, CARD, end, pace);
        await expect(page.getByText('RUN **.***.**8-5'), `${typing}, ${end}`).toBeVisible();
        await page.close();
      }
    await context.close();
  });

  test(`${pace} ms between keys: a code where nobody asks for one presses nothing`, async ({ browser }) => {
    const context = await machine.context(browser, 'landscape');
    const page = await machine.open(context, '?mode=both');
    await toDocument(page);
    for (const text of [CODE, FOREIGN, CODE.slice(0, 5)])
      for (const end of endsAt(pace)) {
        await scan(page, text, end, pace);
        await expect(unread(page), `${text}, ${end}`).toBeVisible();
        await expect(page.getByRole('heading', { name: '¿Quiere dar su documento?' })).toBeVisible();
        await touch(page);
      }
    await context.close();
  });
}

test('keys of a hand, one at a time, choose and write as ever', async ({ browser }) => {
  const context = await machine.context(browser, 'landscape');
  const page = await machine.open(context, '?mode=both');
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: '¿Qué tipo de atención necesita?' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: '¿Qué trámite viene a hacer?' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: '¿Quiere dar su documento?' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: '¿Cuál es su RUN?' })).toBeVisible();
  await page.keyboard.type('123456785', { delay: 120 });
  await expect(page.getByRole('textbox')).toHaveValue('12.345.678-5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '¿Es este su trámite?' })).toBeVisible();
  await context.close();
});

test('keys of the browser are kept from it', async ({ browser }) => {
  const context = await machine.context(browser, 'landscape');
  const page = await machine.open(context, '?mode=both');
  const kept = await page.evaluate(() =>
    ['j', 'h', 't', 'p', 'w', 'o', 's', 'F1', 'F5', 'F11', 'F12'].filter((key) => {
      const event = new KeyboardEvent('keydown', { key, ctrlKey: key.length === 1, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return !event.defaultPrevented;
    }),
  );
  expect(kept).toEqual([]);
  await context.close();
});

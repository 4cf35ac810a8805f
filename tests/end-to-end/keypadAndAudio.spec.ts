import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { KioskMachine, type Said } from './kiosk.ts';
import { badgesOverWords } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** A visitor who does not see the screen: one key turns the guide on, and the keypad does everything else. */
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

/** One key of the keypad, as slowly as a finger. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key, { delay: 60 });
}

const said = (page: Page) => page.evaluate<Said[]>('said');
const lastSaid = async (page: Page) => (await said(page)).at(-1)?.text ?? '';

/** What was said since so many sentences. */
const saidSince = async (page: Page, count: number) => (await said(page)).slice(count).map(({ text }) => text);

/** A number by keys, each heard before the next. */
async function typeHeard(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    const before = (await said(page)).length;
    await press(page, key);
    await expect.poll(() => saidSince(page, before)).toEqual([key]);
  }
}

test('a blind person takes a ticket with their RUN, hears each digit, corrects one and hears the number', async ({
  browser,
}) => {
  const context = await machine.context(browser, 'portrait', true);
  const page = await machine.open(context, '?mode=both&audio=headphones');
  expect(await said(page), 'nobody is spoken to who did not ask').toEqual([]);

  await press(page, '0');
  await expect.poll(() => lastSaid(page)).toContain('Guía por voz.');
  expect(await lastSaid(page)).toContain('Saque aquí su turno');
  expect(await lastSaid(page)).toContain('1. Tocar para comenzar.');

  await press(page, '1');
  await expect.poll(() => lastSaid(page)).toContain('¿Qué tipo de atención necesita?');
  expect(await lastSaid(page)).toContain('2. Preferente.');
  await press(page, 'ArrowDown');
  await expect.poll(() => lastSaid(page)).toMatch(/^1\. General\./);
  await press(page, 'ArrowDown');
  await expect.poll(() => lastSaid(page)).toMatch(/^2\. Preferente\./);
  await press(page, 'Enter');

  await expect.poll(() => lastSaid(page)).toContain('¿Qué trámite viene a hacer?');
  await expect(page.locator('main [data-key="1"]')).toBeVisible();
  await expectAccessible(page, 'the guide on');
  await press(page, 'Escape');
  await expect.poll(() => lastSaid(page)).toContain('¿Qué tipo de atención necesita?');
  await press(page, '2');
  await expect.poll(() => lastSaid(page)).toMatch(/1\. Pensión Garantizada Universal/);
  await press(page, '1');

  await expect.poll(() => lastSaid(page)).toContain('¿Quiere dar su documento?');
  await press(page, '1');
  await expect.poll(() => lastSaid(page)).toContain('¿Cuál es su RUN?');
  const howTo = await lastSaid(page);
  expect(howTo).toContain('oirá cada tecla');
  expect(howTo, 'a digit is a digit here: nothing is chosen by number').not.toMatch(/\d\. /);
  await expect(page.locator('[data-key]')).toHaveCount(0);
  await typeHeard(page, '12345679');
  await press(page, 'Backspace');
  await expect.poll(() => lastSaid(page)).toBe('Borrado: 9');
  await typeHeard(page, '84');
  await press(page, '+');
  await expect.poll(() => lastSaid(page)).toBe('1, 2, punto, 3, 4, 5, punto, 6, 7, 8, guion, 4');
  await press(page, 'Enter');
  await expect.poll(() => lastSaid(page)).toContain('El último dígito no coincide');
  await press(page, 'Backspace');
  await typeHeard(page, '5');
  await press(page, '*');
  await expect.poll(() => lastSaid(page), 'an asterisk repeats where zero is a digit').toContain('¿Cuál es su RUN?');
  await expect(page.getByRole('textbox')).toHaveValue('12.345.678-5');
  await press(page, 'Enter');

  await expect.poll(() => lastSaid(page)).toContain('¿Es este su trámite?');
  const confirm = await lastSaid(page);
  expect(confirm.match(/Espera|minutos/g) ?? [], `the wait is said once: ${confirm}`).toHaveLength(
    confirm.includes('minutos') ? 2 : 0,
  );
  expect(confirm).toContain('Nadie antes que usted');
  const before = (await said(page)).length;
  await press(page, '0');
  await expect.poll(async () => (await said(page)).length, 'zero repeats').toBeGreaterThan(before);
  expect(await lastSaid(page)).toContain('1. Sacar turno.');
  await press(page, '1');
  await expect.poll(() => lastSaid(page)).toContain('A cero cero uno');
  await context.close();
});

test('by a loudspeaker nobody hears a RUN, unless its person asks', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait', true);
  const page = await machine.open(context, '?mode=both&audio=loudspeaker');
  for (const key of ['0', '1', '1', '1', '1']) await press(page, key);
  await expect.poll(() => lastSaid(page)).toContain('oirá cuántas teclas van');
  const before = (await said(page)).length;
  for (const key of '12345678') await press(page, key);
  await expect.poll(() => lastSaid(page)).toBe('8 escritos');
  await press(page, 'ArrowDown');
  await press(page, 'ArrowUp');
  await expect(page.getByRole('textbox')).toBeFocused();
  await expect.poll(() => lastSaid(page)).toBe('Número del documento. 8 escritos');
  expect(
    (await saidSince(page, before)).filter((text) => /^\d$|\d, \d/.test(text)),
    'counts alone',
  ).toEqual([]);
  await press(page, '+');
  await expect.poll(() => lastSaid(page)).toBe('1, punto, 2, 3, 4, punto, 5, 6, 7, guion, 8');
  await context.close();
});

test('a key that is held is one key', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait', true);
  const page = await machine.open(context, '?mode=both&audio=headphones');
  for (const key of ['0', '1', '1', '1', '1']) await press(page, key);
  await expect.poll(() => lastSaid(page)).toContain('¿Cuál es su RUN?');
  for (let repeat = 0; repeat < 12; repeat += 1) await page.keyboard.down('7');
  await page.keyboard.up('7');
  await expect(page.getByRole('textbox')).toHaveValue('7');
  await context.close();
});

test('the numbers of the answers lie over no word', async ({ browser }) => {
  for (const size of ['portrait', 'landscape', 'low'] as const) {
    const context = await machine.context(browser, size, true);
    const page = await machine.open(context, '?mode=both');
    await press(page, '0');
    await expect(page.locator('[data-key="1"]')).toBeVisible();
    expect(await badgesOverWords(page), `${size}, first screen`).toEqual([]);
    await page.getByRole('button', { name: 'Idioma' }).click();
    await expect(page.locator('dialog [data-key="1"]')).toBeVisible();
    expect(await badgesOverWords(page), `${size}, languages`).toEqual([]);
    await context.close();
  }
});

test('any letter of the on-screen keyboard can be reached by arrows, and is named', async ({ browser }) => {
  const context = await machine.context(browser, 'portrait', true);
  const page = await machine.open(context, '?mode=both');
  for (const key of ['0', '1', '1']) await press(page, key);
  await page.getByRole('button', { name: 'Buscar escribiendo' }).waitFor();
  await press(page, '6');
  const field = page.getByRole('textbox', { name: 'Lo que necesita' });
  await field.waitFor();
  await press(page, 'ArrowDown');
  await expect(field).toBeFocused();
  await press(page, 'ArrowRight');
  await expect(page.getByRole('button', { name: 'q', exact: true })).toBeFocused();
  await expect.poll(() => lastSaid(page)).toBe('Tecla q');
  await press(page, 'ArrowDown');
  await expect(page.getByRole('button', { name: 'a', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(field).toHaveValue('a');
  await context.close();
});

test('the loudness is the next person’s again', async ({ browser }) => {
  const context = await machine.context(browser, 'low', true);
  const page = await machine.open(context, '?mode=entry');
  await page.getByRole('button', { name: 'Voz apagada' }).click();
  await page.getByRole('button', { name: 'Voz encendida' }).click();
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await expect.poll(async () => (await said(page)).at(-1)?.volume).toBe(1);
  await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await expect(page.getByRole('button', { name: 'Voz apagada' })).toBeVisible();
  await page.getByRole('button', { name: 'Voz apagada' }).click();
  await expect.poll(async () => (await said(page)).at(-1)?.volume).toBeLessThan(1);
  await context.close();
});

test('without any voice the keypad works in silence', async ({ browser }) => {
  const context = await machine.context(browser, 'landscape');
  await context.addInitScript(`Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined })`);
  await context.addInitScript(`delete globalThis.speechSynthesis`);
  const page = await machine.open(context, '?mode=entry');
  for (const key of ['0', '1', '1']) await press(page, key);
  await expect(page.getByRole('heading', { name: '¿Qué trámite viene a hacer?' })).toBeVisible();
  await press(page, '5');
  await expect(page.getByRole('heading', { name: '¿Es este su trámite?' })).toBeVisible();
  await press(page, '1');
  await expect(page.getByText('R-001').first()).toBeVisible();
  await context.close();
});

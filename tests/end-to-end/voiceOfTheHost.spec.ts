import type { BrowserContext, Page } from '@playwright/test';
import { FAKE_VOICES, type Said } from './kiosk.ts';
import { kioskWithDevices } from './kioskWithDevices.ts';
import { expect, test } from './stories.ts';

/** The guide by voice without network: the service beside the page makes the sounds, and the page plays them. */
const scene = kioskWithDevices();

type Asked = { readonly text: string; readonly language: string };

/** What the page asks the host to say, in order. */
function listen(page: Page): Asked[] {
  const asked: Asked[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/speech')) return;
    asked.push(request.postDataJSON());
  });
  return asked;
}

/** Keeps what is played: the loudest sample of the WAV, the volume, and whether it came to its end. */
const PLAYED = `
  globalThis.played = [];
  const sounds = new Map();
  const addressOf = URL.createObjectURL;
  URL.createObjectURL = (sound) => {
    const address = addressOf.call(URL, sound);
    sounds.set(address, sound);
    return address;
  };
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    const entry = { volume: this.volume, loudest: 0, ended: false };
    void sounds.get(this.src)?.arrayBuffer().then((wav) => {
      for (const sample of new Int16Array(wav, 44)) entry.loudest = Math.max(entry.loudest, Math.abs(sample) / 32768);
    });
    played.push(entry);
    this.addEventListener('ended', () => { entry.ended = true; });
    return play.call(this);
  };
`;
type Played = { readonly volume: number; readonly loudest: number; readonly ended: boolean };
const played = (page: Page) => page.evaluate<Played[]>('played');

/** The kiosk's page once the host has told it that its voice is loaded: until then the browser would speak. */
async function openWithVoice(context: BrowserContext): Promise<Page> {
  const { machine, host } = scene();
  const told = context.waitForEvent('response', {
    predicate: (response) => response.request().method() === 'GET' && response.url().endsWith('/speech'),
    timeout: 60_000,
  });
  const page = await machine.open(context, host.query('entry'));
  expect(await (await told).json()).toEqual({ speaks: true });
  return page;
}

const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 60 });

test('a ticket by keys and voice alone, every sound made on this machine', async ({ browser }) => {
  const { machine } = scene();
  // The browser has no voice: nobody else can say it.
  const context = await machine.context(browser, 'portrait');
  await context.addInitScript(PLAYED);
  const page = await openWithVoice(context);
  const asked = listen(page);
  const lastAsked = () => asked.at(-1)?.text ?? '';
  await expect(page.getByRole('button', { name: 'Voz apagada' })).toBeVisible();

  for (const { key, says } of [
    { key: '0', says: /^Guía por voz\..*Saque aquí su turno.*1\. Tocar para comenzar\./ },
    { key: '1', says: /¿Qué tipo de atención necesita\?.*1\. General\..*2\. Preferente\./ },
    { key: 'ArrowDown', says: /^1\. General\./ },
    { key: 'ArrowDown', says: /^2\. Preferente\./ },
    { key: 'ArrowUp', says: /^1\. General\./ },
    { key: 'Enter', says: /¿Qué trámite viene a hacer\?/ },
  ]) {
    await press(page, key);
    await expect.poll(lastAsked, key).toMatch(says);
    if (key !== 'ArrowUp') continue;
    // One of them is listened to until its end.
    await expect.poll(async () => (await played(page)).at(-1)?.ended, { timeout: 30_000 }).toBe(true);
  }
  await page.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
  await expect.poll(lastAsked).toMatch(/¿Es este su trámite\?.*1\. Sacar turno\./);
  await press(page, '1');
  await expect.poll(() => asked.map(({ text }) => text).join(' ')).toContain('erre cero cero uno');

  const orders = asked.map(({ text }) => text);
  const place = (text: string) => orders.findIndex((order) => order.includes(text));
  const questions = ['Saque aquí', '¿Qué tipo', '¿Qué trámite', '¿Es este', 'erre cero cero uno'].map(place);
  expect(questions, 'in the order of the screens').toEqual(questions.toSorted((a, b) => a - b));
  expect(asked.every(({ language }) => language === 'es-CL')).toBe(true);
  const sounds = await played(page);
  expect(sounds.length).toBeGreaterThan(0);
  for (const { volume, loudest } of sounds) {
    expect(volume).toBeCloseTo(0.6);
    expect(loudest).toBeGreaterThan(0.1);
  }
  await context.close();
});

test('in the person’s language; and the browser speaks when the service is gone', async ({ browser }) => {
  const { machine, host } = scene();
  const context = await machine.context(browser, 'low');
  await context.addInitScript(PLAYED);
  const page = await openWithVoice(context);
  const asked = listen(page);
  await page.getByRole('button', { name: 'Kreyòl ayisyen' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ht');
  await press(page, '0');
  await expect.poll(() => asked.at(-1)?.language).toBe('ht');
  await expect.poll(async () => (await played(page)).length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await played(page)).at(-1)?.loudest).toBeGreaterThan(0.1);

  // From here on the browser has voices of its own.
  await page.evaluate(FAKE_VOICES);
  await host.stop();
  const before = asked.length;
  await press(page, '1');
  await expect.poll(async () => (await page.evaluate<Said[]>('said')).at(-1)?.lang).toBe('fr-FR');
  expect(asked.length).toBeGreaterThanOrEqual(before);
  await context.close();
});

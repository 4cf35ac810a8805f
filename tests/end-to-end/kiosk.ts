import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Served } from './served.ts';

export const SIZES = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  low: { width: 1366, height: 768 },
} as const;
export type Size = keyof typeof SIZES;

/** Voices, and what was said with them; a browser without a sound card has neither. */
export const FAKE_VOICES = `
  globalThis.said = [];
  const voices = ['es-CL', 'en-US', 'fr-FR'].map((lang) => ({ lang, name: lang, default: false, localService: true, voiceURI: lang }));
  class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance) => { said.push({ text: utterance.text, lang: utterance.lang, volume: utterance.volume }); },
    cancel: () => {},
  }) });
`;

export type Said = { readonly text: string; readonly lang: string; readonly volume: number };

/** One enrolled machine; its token is used again by every page of the same server. */
export class KioskMachine {
  readonly #served: Served;
  #token: string | null = null;

  constructor(served: Served) {
    this.#served = served;
  }

  get address(): string {
    return this.#served.address;
  }

  /** The kiosk's own bearer token, to ask the server as the kiosk does. */
  async token(): Promise<string> {
    if (this.#token === null) {
      const reply = await fetch(`${this.#served.address}/api/v1/devices/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'enrol-the-kiosk' },
        body: JSON.stringify({ code: this.#served.kioskCode }),
      });
      this.#token = ((await reply.json()) as { token: string }).token;
    }
    return this.#token;
  }

  async context(browser: Browser, size: Size, voice = false): Promise<BrowserContext> {
    const token = await this.token();
    const context = await browser.newContext({ viewport: SIZES[size], reducedMotion: 'reduce' });
    await context.addInitScript(`localStorage.setItem('turno25.device.kiosk', '${token}')`);
    if (voice) await context.addInitScript(FAKE_VOICES);
    return context;
  }

  /** The kiosk's page, ready for a person. */
  async open(context: BrowserContext, query = ''): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${this.#served.address}/kiosk${query}`);
    await page.locator('h1').waitFor();
    return page;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    keys += 1;
    const reply = await fetch(`${this.#served.address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `kiosk-machine-${keys}`,
        authorization: `Bearer ${await this.token()}`,
      },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }
}

let keys = 0;

/** A member of staff at a counter, working through the API. */
export async function attendant(served: Served, counter: string) {
  const call = async (path: string, body: unknown, token: string | null) => {
    keys += 1;
    const reply = await fetch(`${served.address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `attendant-key-${keys}`,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    const text = await reply.text();
    return text === '' ? null : JSON.parse(text);
  };
  const session = await call('/sessions', { login: 'attendant1', secret: served.secret }, null);
  const token = session.token as string;
  await call(`/counters/${counter}/open`, {}, token);
  return {
    callNext: () => call(`/counters/${counter}/call-next`, {}, token),
    /** As one that the person asked for. */
    hold: () => call(`/counters/${counter}/hold`, { by: 'citizen', reason: { code: 'form' } }, token),
    start: () => call(`/counters/${counter}/start`, {}, token),
    finish: () =>
      call(`/counters/${counter}/finish`, { outcome: 'resolved', servicesGiven: ['certificados-rc'] }, token),
  };
}

/** From the first screen to the ticket of a service that needs no document. */
export async function takeTicket(page: Page, service: RegExp = /^Certificados de nacimiento/): Promise<void> {
  await page.getByRole('button', { name: 'Tocar para comenzar' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await page.getByRole('button', { name: service }).click();
  await page.getByRole('button', { name: 'Sacar turno' }).click();
}

/**
 * A scanner that types: every key and its Enter without a pause. Made inside the page, since keys sent one by one from
 * here keep no scanner's pace on a busy machine.
 */
export async function scanByTyping(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      }
    },
    [...text, 'Enter'],
  );
}

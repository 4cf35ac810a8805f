import { expect, type Page } from '@playwright/test';
import { RATE } from '@turno25/shared/voice/joining.ts';
import { wavOf } from '@turno25/shared/voice/wav.ts';

const call = (seq: number) => ({
  seq,
  at: '2026-11-20T13:24:00.000Z',
  date: '2026-11-20',
  kind: seq % 4 === 0 ? 'recall' : 'call',
  visitId: `v${seq}`,
  number: `A-${String(seq).padStart(3, '0')}`,
  counterId: `m${(seq % 24) + 1}`,
  counterLabel: String((seq % 24) + 1),
  serviceName: 'Trámite',
  awaited: seq > 10,
});
const WAITS = [
  'Certificados de nacimiento, matrimonio y antecedentes',
  'Pensión Garantizada Universal',
  'Licencias médicas',
];
type Over = Readonly<Record<string, unknown>>;
const view = (over: Over, later: boolean, burst: number) => ({
  epoch: 'e1',
  head: 100,
  seq: later ? 10 + burst : 10,
  date: '2026-11-20',
  now: '2026-11-20T13:24:00.000Z',
  branchName: 'Sucursal Providencia',
  zone: 'America/Coyhaique',
  layout: 'auto',
  theme: 'light',
  reloadAt: null,
  counters: null,
  silent: false,
  serving: null,
  open: true,
  opensAt: null,
  calls: [7, 8, 9, 10, ...(later ? Array.from({ length: burst }, (_, index) => index + 11) : [])].map((seq) => ({
    ...call(seq),
    languages: over.languages ?? ['es-CL'],
  })),
  waits: WAITS.map((name, index) => ({
    serviceId: `s${index}`,
    name,
    institutionName: '',
    waiting: 4,
    openCounters: ['3', '4'],
    expected: { lowMinutes: 20, highMinutes: 35 },
  })),
  notices: ['El jueves 26 la sucursal atiende hasta las 12:00.', 'Vacunación gratuita en el segundo piso.'],
  media: [],
  ...over,
});

/** A second of a hum, as loud as a voice. */
const HUM = Buffer.from(
  wavOf({ rate: RATE, samples: Float32Array.from({ length: RATE }, (_, index) => 0.2 * Math.sin(index / 16)) }),
);

/** Opens a board of `address` before a server that is told by hand how it stands and what is called. */
export async function openBoard(
  { address, page }: { readonly address: string; readonly page: Page },
  over: Over,
  burst = 1,
  query = '',
  voice: Buffer | null = HUM,
): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => localStorage.setItem('turno25.device.board', 'token'));
  let reads = 0;
  await page.route('**/api/v1/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('/voice'))
      return voice === null
        ? route.fulfill({ status: 503, json: { code: 'voice.unavailable' } })
        : route.fulfill({ contentType: 'audio/wav', body: voice });
    if (!pathname.endsWith('/board')) return route.fulfill({ status: 404, json: { code: 'request.notFound' } });
    reads += 1;
    return route.fulfill({
      headers: { 'turno25-zone': 'America/Coyhaique 0=-180' },
      json: view(over, reads > 1, burst),
    });
  });
  await page.goto(`${address}/board${query}`);
  await expect(page.locator('h1')).toHaveText('Sucursal Providencia');
  // The next reading is drawn: time passes until it has brought the calls, and not until the first of them is over.
  for (let half = 0; half < 40 && (await page.getByText('A-011').count()) === 0; half += 1)
    await page.clock.runFor(500);
}

export const sizeOf = (page: Page, text: string): Promise<number> =>
  page
    .getByText(text, { exact: true })
    .first()
    .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));

/** Whatever has letters and does not fit where it stands. */
export const cutOff = (page: Page): Promise<(string | null)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('dt, dd, li, p, h2, time')]
      .filter((each) => {
        const { right, bottom, left, top } = each.getBoundingClientRect();
        const outside = right > innerWidth + 1 || bottom > innerHeight + 1 || left < -1 || top < -1;
        return (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline') || outside;
      })
      .filter((each) => !each.classList.contains('visually-hidden'))
      .map((each) => each.textContent),
  );

import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { attendant, KioskMachine, type Said, type Size, scanByTyping } from './kiosk.ts';
import { lowestContrast, outOfSight, tooSmall } from './measure.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/** A person holds their own paper before the kiosk: staff wrote that they asked for a pause. */
let served: Served;
let machine: KioskMachine;
let desk: Awaited<ReturnType<typeof attendant>>;

test.beforeEach(async () => {
  served = await serve();
  machine = new KioskMachine(served);
  desk = await attendant(served, 'm1');
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

type Ticket = { readonly number: string; readonly trackingToken: string; readonly surveyCode: string };

/** Somebody who was called, and set aside. */
async function paused(): Promise<Ticket> {
  const ticket = await machine.post<Ticket>('/tickets', { serviceId: 'certificados-rc', class: 'general' });
  await desk.callNext();
  await desk.hold();
  return ticket;
}

/** What the paper's QR holds. */
const link = ({ trackingToken, surveyCode }: Ticket) =>
  `https://turnos.ejemplo.cl/track/${trackingToken}#code=${surveyCode}`;

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

const toConfirm = async ({ trackingToken }: Ticket): Promise<boolean> => {
  const reply = await fetch(`${served.address}/api/v1/track/${trackingToken}`);
  return ((await reply.json()) as { holdToConfirm: boolean }).holdToConfirm;
};

for (const size of ['portrait', 'landscape', 'low'] as const satisfies readonly Size[]) {
  test(`their own paper asks whether they asked for the pause, ${size}`, async ({ browser }) => {
    const ticket = await paused();
    const page = await machine.open(await machine.context(browser, size));
    const seen = async (name: string) => {
      const label = `kiosk-${size}-pause-${name}`;
      await page.screenshot({ path: `test-output/screens/${label}.png` });
      expect(await outOfSight(page), `${label}: everything is in sight`).toEqual([]);
      expect(await tooSmall(page), `${label}: targets and letters`).toEqual([]);
      expect((await lowestContrast(page)).ratio, label).toBeGreaterThanOrEqual(4.5);
      if (size === 'portrait') await expectAccessible(page, label);
    };
    await scanByTyping(page, link(ticket));
    await heading(page, '¿Usted pidió esta pausa?');
    await seen('ask');
    await page.getByRole('button', { name: 'No la pedí' }).click();
    await heading(page, 'Gracias por decirlo');
    await seen('no');
    expect(await toConfirm(ticket)).toBe(true);
    await page.getByRole('button', { name: 'Listo' }).click();

    await scanByTyping(page, link(ticket));
    await page.getByRole('button', { name: 'Sí, yo la pedí' }).click();
    await heading(page, 'Gracias, quedó anotado');
    await seen('yes');
    expect(await toConfirm(ticket)).toBe(false);
    await page.getByRole('button', { name: 'Listo' }).click();

    await scanByTyping(page, link(ticket));
    await heading(page, `Su turno es el ${ticket.number}`);
    await page.getByRole('button', { name: 'Listo' }).click();
    await scanByTyping(page, 'https://turnos.ejemplo.cl/track/nobody-nobody-0#code=AAAAA-AAAAA');
    await heading(page, 'No encontramos ese turno');
  });
}

test('by the keypad, heard, and in another language', async ({ browser }) => {
  const ticket = await paused();
  const page = await machine.open(await machine.context(browser, 'portrait', true), '?audio=headphones');
  const said = async () => (await page.evaluate<Said[]>('said')).at(-1)?.text ?? '';
  await page.keyboard.press('0', { delay: 60 });
  await expect.poll(said).toContain('Guía por voz.');
  await scanByTyping(page, link(ticket));
  await expect.poll(said).toContain('¿Usted pidió esta pausa?');
  expect(await said()).toContain('1. Sí, yo la pedí.');
  expect(await said()).toContain('2. No la pedí.');
  await page.keyboard.press('1', { delay: 60 });
  await expect.poll(said).toContain('Gracias, quedó anotado');
  expect(await toConfirm(ticket)).toBe(false);
});

test('in English; a machine that also takes answers opens the survey of a ticket without a pause', async ({
  browser,
}) => {
  const ticket = await paused();
  const page = await machine.open(await machine.context(browser, 'portrait'), '?mode=both');
  await page.getByRole('button', { name: 'English' }).click();
  await scanByTyping(page, link(ticket));
  await heading(page, 'Did you ask for this pause?');
  await page.getByRole('button', { name: 'Yes, I asked for it' }).click();
  await heading(page, 'Thank you, it is recorded');
  await page.getByRole('button', { name: 'Done' }).click();
  // Whoever comes next is asked in the language of the machine.
  await page.getByRole('button', { name: 'Tocar para comenzar' }).waitFor();
  await scanByTyping(page, link(ticket));
  // Nothing to confirm any more: the same paper is the way to the survey, which is for whoever was attended.
  await heading(page, '¿Cuál es el código de su turno?');
});

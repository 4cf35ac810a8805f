import { kioskWithDevices } from './kioskWithDevices.ts';
import { expect, test } from './stories.ts';

/** The page and the service beside it: a box of buttons, and a scanner at the exit. */
const scene = kioskWithDevices();

test('the box of buttons does what the keys do', async ({ browser }) => {
  const { machine, host } = scene();
  const context = await machine.context(browser, 'landscape', true);
  const page = await machine.open(context, host.query('entry'));
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await expect
    .poll(async () => {
      await host.dock({ what: 'press', button: 'repeat' });
      return page.locator('html').getAttribute('data-guide');
    })
    .toBe('on');
  await host.dock({ what: 'press', button: 'next' });
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeFocused();
  await host.dock({ what: 'press', button: 'confirm' });
  await expect(page.getByRole('heading', { name: '¿Qué tipo de atención necesita?' })).toBeVisible();
  await host.dock({ what: 'press', button: 'back' });
  await expect(page.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
  await context.close();
});

test('the scanner at the exit opens the survey', async ({ browser }) => {
  const { served, machine, host } = scene();
  const context = await machine.context(browser, 'portrait');
  const page = await machine.open(context, host.query('exit'));
  await expect
    .poll(async () => {
      await host.dock({ what: 'scan', text: `${served.address}/survey?code=7KQ4M-XW2PD` });
      return page.locator('h1').textContent();
    })
    .toBe('¿Cuál es el código de su turno?');
  await expect(page.getByText('Ese código no existe o ya venció', { exact: false })).toBeVisible();
  await context.close();
});

import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type Demonstration, demonstration } from './demonstration.ts';
import { expect, test } from './stories.ts';

/**
 * What a manager asks of the coming minutes, of tomorrow and of a day that was, in the demonstration branch: it has three
 * days behind it and people in the room.
 */
let demo: Demonstration;

test.beforeAll(async () => {
  demo = await demonstration();
});

test.afterAll(() => demo.end());

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/${name}.png` });
  await expectAccessible(page, name);
}

test('the next half hour, a pause, tomorrow, and a past day with one more counter', async ({ browser }) => {
  const [, address, login, secret] = /Jefatura\s+(\S+)\/manager\s+usuario (\S+)\s+clave (\S+)/.exec(demo.said) ?? [];
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}/manager`);
  await page.getByLabel('Usuario').fill(login ?? '');
  await page.getByLabel('Clave').fill(secret ?? '');
  await page.keyboard.press('Enter');

  await test.step('advice, with what it assumes', async () => {
    const advice = page.getByRole('region').or(page.locator('section')).filter({ hasText: 'Próxima media hora' });
    await expect(advice.getByText(/dentro del límite|no se espera gente|se llega a 95 %/).first()).toBeVisible();
    await advice.getByText('Supuestos').first().click();
    await expect(page.getByText('3 días comparables')).toBeVisible();
    await picture(page, 'manager-advice');
  });

  await test.step('what a pause would do', async () => {
    await page.getByRole('button', { name: '¿Y si el módulo 3 hace una pausa ahora?' }).click();
    await expect(page.getByText(/Si el módulo 3 pausa 15 minutos/)).toBeVisible();
    await page.getByText('60 minutos').click();
    await expect(page.getByText(/Si el módulo 3 pausa 60 minutos/)).toBeVisible();
    await picture(page, 'manager-pause');
    await page.keyboard.press('Escape');
  });

  await test.step('the plan of the next working day', async () => {
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^Plan del / })).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('row').filter({ hasText: '%' }).first()).toBeVisible();
    await picture(page, 'manager-plan');
    await page.keyboard.press('Escape');
  });

  await test.step('a past day with one more counter, both curves', async () => {
    await page.getByRole('button', { name: 'Más', exact: true }).click();
    await page.getByRole('button', { name: 'Ensayo', exact: true }).click();
    await expect(page.getByText('Uno más')).toBeVisible();
    await page.keyboard.press('F2');
    await expect(page.getByText(/cumplimiento estricto habría|no habría movido/)).toBeVisible();
    await expect(page.locator('dialog path')).toHaveCount(3);
    await picture(page, 'manager-rehearsal');
    await page.getByLabel('Regla para llamar').selectOption('arrival');
    await page.getByText('Los mismos').click();
    await page.keyboard.press('F2');
    await expect(page.getByText(/cumplimiento estricto habría|no habría movido/)).toBeVisible();
  });
  await context.close();
});

test('the last week by another rule: begun, stopped, read side by side, and nothing is written', async ({
  browser,
}) => {
  const [, login, secret] = /API\s+\S+\s+\(usuario (\S+), clave (\S+)\)/.exec(demo.said) ?? [];
  const address = /(http\S+)\/manager/.exec(demo.said)?.[1] ?? '';
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(`${address}/settings`);
  await page.getByLabel('Usuario').fill(login ?? '');
  await page.getByLabel('Clave').fill(secret ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Orden de llamado' }).click();
  await expect(page.getByLabel('Regla')).toHaveValue('r25');
  await page.screenshot({ path: 'test-output/screens/settings-policy.png', fullPage: true });

  // Answered late, so that there is something to stop.
  await page.route('**/settings/rehearsals/*', async (route) => {
    if (route.request().method() === 'GET') await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.getByLabel('Regla').selectOption('arrival');
  await expect(page.getByText('Esta regla no tiene parámetros.')).toBeVisible();
  await page.getByRole('button', { name: 'Ensayar con la semana pasada' }).click();
  await page.getByRole('button', { name: 'Detener el ensayo' }).click();
  await expect(page.getByText(/^Ensayo (detenido|terminado)\./)).toBeVisible();
  await page.unroute('**/settings/rehearsals/*');

  await page.getByRole('button', { name: 'Ensayar con la semana pasada' }).click();
  const result = page.getByRole('region', { name: /^Ensayo del/ });
  await expect(result.getByText('Simulación. No es una cifra', { exact: false })).toBeVisible({ timeout: 30_000 });
  await expect(result.getByRole('columnheader', { name: 'Ensayo, borrador' }).first()).toBeVisible();
  await expect(result.getByRole('heading', { name: /^Personas preferentes: \d+ personas/ })).toBeVisible();
  await expect(result.getByText(/lo que ocurrió fue/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1366);
  await page.screenshot({ path: 'test-output/screens/settings-rehearsal-whole.png', fullPage: true });
  await page.evaluate(() => document.querySelector('section h3')?.scrollIntoView());
  await page.screenshot({ path: 'test-output/screens/settings-rehearsal.png' });
  await expectAccessible(page, 'settings-rehearsal');

  await test.step('a draft that changed since says so; what it changes is reviewed in words', async () => {
    await page.getByLabel('Regla').selectOption('gcmu');
    await expect(page.getByText('El borrador cambió después de este ensayo', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Revisar y publicar' }).click();
    const review = page.getByRole('dialog');
    await expect(review.getByText('Orden de llamado · Regla')).toBeVisible();
    await page.screenshot({ path: 'test-output/screens/settings-policy-review.png', fullPage: true });
    await expectAccessible(page, 'settings-policy-review');
  });

  await test.step('a manager may try a rule and publish none', async () => {
    const [, manager, key] = /Jefatura\s+\S+\s+usuario (\S+)\s+clave (\S+)/.exec(demo.said) ?? [];
    const other = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    await other.goto(`${address}/settings`);
    await other.getByLabel('Usuario').fill(manager ?? '');
    await other.getByLabel('Clave').fill(key ?? '');
    await other.keyboard.press('Enter');
    await other.getByRole('tab', { name: 'Orden de llamado' }).click();
    await other.getByLabel('Preferentes: pasan antes que todos', { exact: false }).fill('0');
    await other.getByRole('button', { name: 'Ensayar con la semana pasada' }).click();
    await expect(other.getByRole('region', { name: /^Ensayo del/ })).toBeVisible({ timeout: 30_000 });
    await expect(other.getByText('Publica la administración', { exact: false }).first()).toBeVisible();
    await expect(other.getByRole('button', { name: 'Revisar y publicar' })).toHaveCount(0);
    await other.screenshot({ path: 'test-output/screens/settings-policy-manager.png', fullPage: true });
    await other.context().close();
  });
});

import type { Page } from '@playwright/test';

/** Longer than the gesture's last tap must be held. */
const HELD_MS = 1_700;

/** Five taps in the corner, the last one held. */
export async function makeGesture(page: Page): Promise<void> {
  await page.mouse.move(40, 40);
  for (let tap = 1; tap <= 5; tap += 1) {
    await page.mouse.down();
    if (tap === 5) await page.waitForTimeout(HELD_MS);
    await page.mouse.up();
  }
}

/** Types a PIN on the keypad, and enters it. */
export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Entrar' }).click();
}

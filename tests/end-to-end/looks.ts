import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { SIZES, type Size } from './kiosk.ts';
import { lowestContrast, outOfSight, overlapping, tooSmall } from './measure.ts';
import { outOfPlace } from './outOfPlace.ts';

/** What a person touches in the foot to see the kiosk in each look. */
const LOOKS = {
  normal: [],
  contrast: ['Contraste normal'],
  largest: ['Texto normal', 'Texto grande'],
  reach: ['Alcance normal'],
} as const;
export type Look = keyof typeof LOOKS;

const full = process.env.TURNO25_FULL === '1';
type Runs = readonly (readonly [size: Size, look: Look])[];

/** Every look where it is hardest: the upright screen, the lowest one, and the widest one in its own. */
const HARDEST: Runs = [
  ['portrait', 'normal'],
  ['portrait', 'contrast'],
  ['landscape', 'normal'],
  ['low', 'largest'],
  ['low', 'reach'],
];
/** Where the same faults have been seen as in the hardest: for the long form of the suite. */
const ALL: Runs = [
  ...HARDEST,
  ['portrait', 'largest'],
  ['portrait', 'reach'],
  ['landscape', 'contrast'],
  ['landscape', 'largest'],
  ['low', 'normal'],
  ['low', 'contrast'],
];
export const RUNS: Runs = full ? ALL : HARDEST;

/** The same for screens that are made of what the others are made of, in the colours that those were measured in. */
export const RARE_RUNS: Runs = full
  ? HARDEST
  : [
      ['portrait', 'normal'],
      ['low', 'largest'],
    ];

export async function putOn(page: Page, look: Look): Promise<void> {
  for (const choice of LOOKS[look]) await page.getByRole('button', { name: choice, exact: true }).click();
}

/** The contrast that every text must reach: WCAG's AA, and AAA where it was asked for. */
const LEAST_CONTRAST = { normal: 4.5, contrast: 7, largest: 4.5, reach: 4.5 } as const;

/**
 * A picture to look at, and everything that is promised of each screen of the kiosk: nothing cut off, no text over
 * another, targets and letters large enough, contrast, and no serious finding of axe.
 */
export async function expectSound(page: Page, look: Look, name: string): Promise<void> {
  const size = page.viewportSize();
  const label = Object.entries(SIZES).find(([, { width }]) => width === size?.width)?.[0] ?? `${size?.width}`;
  const prefix = look === 'normal' ? `kiosk-${label}` : `kiosk-${label}-${look}`;
  const screen = `${prefix}-${name}`;
  await page.screenshot({ path: `test-output/screens/${screen}.png` });
  expect.soft(await outOfSight(page), `${screen}: everything is in sight`).toEqual([]);
  expect.soft(await overlapping(page), `${screen}: no text over another`).toEqual([]);
  expect.soft(await outOfPlace(page), `${screen}: nothing runs into the foot or over an edge`).toEqual([]);
  expect.soft(await tooSmall(page), `${screen}: targets of 64 px, letters of 24 px`).toEqual([]);
  const lowest = await lowestContrast(page);
  expect.soft(lowest.ratio, `${screen}: contrast of “${lowest.text}”`).toBeGreaterThanOrEqual(LEAST_CONTRAST[look]);
  expect.soft(lowest.measured, `${screen}: there is something to read`).toBeGreaterThan(2);
  // Names, roles and order do not change with the size of a screen, and the contrast of each is measured above.
  if (full || label === 'portrait') await expectAccessible(page, screen);
}

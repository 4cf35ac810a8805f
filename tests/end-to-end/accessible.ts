import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe found: the rule, where, and what is wrong there. */
type Finding = { readonly id: string; readonly nodes: readonly { readonly target: string; readonly why: string }[] };

/**
 * No serious or critical finding of axe on the page, by all its rules, contrast included; where axe cannot decide a
 * contrast it says nothing, and `lowestContrast` measures it. The rules are put into the page once and asked directly,
 * which takes a third of the time that the wrapper for several frames takes.
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe.source);
  // A colour on its way from resting to ready is nobody's: what is judged is the page that stays, and a button that is ready
  // again while the rules look on is so at once.
  const grave = await page.evaluate<Finding[]>(`(async () => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
    try {
      await Promise.all(document.getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => null)));
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => ({ target: String(node.target), why: node.failureSummary })) }));
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
    }
  })()`);
  expect(
    grave.flatMap(({ id, nodes }) => nodes.map(({ target, why }) => `${name}: ${id} at ${target}: ${why}`)),
  ).toEqual([]);
}

import type { Page } from '@playwright/test';

/** Texts of the console that lie over one another, among what is on screen and not scrolled away, as pairs. */
export function overOneAnother(page: Page, within: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const leaves = [...document.querySelectorAll(`${selector} *`)].filter((each) => {
      const { width, height } = each.getBoundingClientRect();
      // Heads and feet of tables stand over what is moved below them.
      if (each.closest('thead, tfoot')) return false;
      if (each.children.length > 0 || !each.textContent?.trim() || width <= 1 || height <= 1) return false;
      // What is scrolled away or hidden lies over nothing.
      const { left, top } = each.getBoundingClientRect();
      const met = document.elementFromPoint(left + width / 2, top + height / 2);
      return met !== null && each.contains(met);
    });
    const boxes = leaves.map((each) => ({ text: each.textContent ?? '', box: each.getBoundingClientRect() }));
    return boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          ({ box }) =>
            Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 2 &&
            Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 2,
        )
        .map(({ text }) => `${one.text} / ${text}`),
    );
  }, within);
}

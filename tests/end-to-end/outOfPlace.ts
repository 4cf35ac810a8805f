import type { Page } from '@playwright/test';

/**
 * What of a question stands where something else is: words, drawings and grounds that run out of `main` into the foot, and
 * words that lie across the edge of a ground that is not theirs or run out of their own. A screen that goes on below its edge is cut there, and is
 * moved; what stands beyond that edge is then in nobody's way.
 */
export function outOfPlace(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    if (main === null || document.querySelector('dialog[open]') !== null) return [];
    const found: string[] = [];
    const goesOn = getComputedStyle(main).overflowY === 'auto';
    const room = main.getBoundingClientRect();
    const seen = (element: Element): boolean =>
      element.closest('.visually-hidden, script, style') === null &&
      element.checkVisibility({ visibilityProperty: true });
    const isGround = (element: Element): boolean => {
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor !== 'transparent' && !/,\s*0\)$/.test(backgroundColor);
    };
    const lines: { readonly text: string; readonly owner: Element; readonly box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = (node.textContent ?? '').trim().slice(0, 40);
      if (owner === null || text === '' || !seen(owner)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width >= 2) lines.push({ text, owner, box });
    }
    const grounds = [...document.body.querySelectorAll('main *, nav')].filter(
      (each) => each.tagName === 'NAV' || (seen(each) && (isGround(each) || each.tagName === 'svg')),
    );
    if (!goesOn) {
      for (const { text, owner, box } of lines) {
        if (main.contains(owner) && box.bottom > room.bottom + 1) found.push(`“${text}”: below the question's end`);
      }
      for (const ground of grounds) {
        const { width, height, bottom } = ground.getBoundingClientRect();
        if (!main.contains(ground) || width < 3 || height < 3 || bottom <= room.bottom + 1) continue;
        const name = (ground.textContent ?? '').trim().slice(0, 20);
        found.push(`${ground.tagName.toLowerCase()} “${name}”: below the question's end`);
      }
    }
    for (const drawing of grounds.filter((each) => each.tagName === 'svg')) {
      const own = grounds.findLast((ground) => ground !== drawing && ground.contains(drawing))?.getBoundingClientRect();
      if (own === undefined || drawing.getBoundingClientRect().right <= own.right + 1) continue;
      found.push(`${drawing.getAttribute('aria-label') ?? 'a drawing'}: out of its own ground`);
    }
    for (const { text, owner, box } of lines) {
      // Letters never fill the whole height of their line.
      const air = box.height / 5;
      const own = grounds.findLast((ground) => ground.contains(owner))?.getBoundingClientRect();
      if (own !== undefined && (box.bottom - air > own.bottom || box.right > own.right + 2))
        found.push(`“${text}”: out of its own ground`);
      for (const ground of grounds) {
        if (ground.contains(owner) || owner.contains(ground)) continue;
        const edge = ground.getBoundingClientRect();
        // What has been moved out of sight lies over nothing.
        if (goesOn && (main.contains(owner) !== main.contains(ground) || edge.width === 0)) continue;
        const beside = box.right <= edge.left + 1 || box.left >= edge.right - 1;
        const apart = box.bottom - air <= edge.top || box.top + air >= edge.bottom;
        if (beside || apart) continue;
        const within =
          box.left >= edge.left - 1 && box.right <= edge.right + 1 && box.top >= edge.top && box.bottom <= edge.bottom;
        const name = (ground.getAttribute('aria-label') ?? ground.textContent ?? '').trim().slice(0, 20);
        if (!within) found.push(`“${text}”: over the edge of ${ground.tagName.toLowerCase()} “${name}”`);
      }
    }
    return [...new Set(found)];
  });
}

import type { Page } from '@playwright/test';

// What runs inside the page is untyped: the program that these files belong to has no DOM.

const SMALLEST_TARGET = 64;
const SMALLEST_LETTERS = 24;

/** Visible texts and buttons that are cut off by the screen or by what contains them. */
export function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, input, textarea, h1, h2, main p, main dd, dialog p',
    )) {
      if (element.closest('.visually-hidden') !== null || element.classList.contains('visually-hidden')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      // What goes on below is in sight once it is moved there.
      const main = element.closest('main');
      if (main !== null && getComputedStyle(main).overflowY === 'auto') element.scrollIntoView({ block: 'nearest' });
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const name = (element.innerText || element.getAttribute('aria-label') || element.tagName).slice(0, 40);
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
        found.push(`${name}: beyond the screen (${Math.round(box.bottom)})`);
        continue;
      }
      if (element.closest('dialog') !== null || document.querySelector('dialog[open]') !== null) continue;
      const x = box.left + box.width / 2;
      const y = box.bottom - 3;
      const top = document.elementFromPoint(x, y);
      if (element.tagName === 'BUTTON' && top !== null && !element.contains(top)) {
        found.push(`${name}: behind ${(top.textContent ?? '').slice(0, 20)}`);
      }
    }
    document.querySelector('main')?.scrollTo(0, 0);
    return found;
  });
}

/** Buttons below 64 px and letters below 24 px. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(
    ([target, letters]) => {
      const found: string[] = [];
      for (const button of document.querySelectorAll('button')) {
        if (!button.checkVisibility({ visibilityProperty: true })) continue;
        const { width, height } = button.getBoundingClientRect();
        if (Math.round(width) < target || Math.round(height) < target) {
          found.push(`${button.innerText}: ${Math.round(width)} × ${Math.round(height)}`);
        }
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        const text = (node.textContent ?? '').trim();
        if (parent === null || text === '' || parent.closest('.visually-hidden, script, style') !== null) continue;
        if (!parent.checkVisibility({ visibilityProperty: true })) continue;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (size < letters) found.push(`${text}: ${size} px`);
      }
      return found;
    },
    [SMALLEST_TARGET, SMALLEST_LETTERS] as const,
  );
}

/** Texts that lie over one another, or stick out of the button that they belong to. */
export function overlapping(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Line = { readonly text: string; readonly owner: Element; readonly box: DOMRect };
    const scope = document.querySelector('dialog[open]') ?? document.body;
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    const lines: Line[] = [];
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (owner === null || text === '' || owner.closest('.visually-hidden, script, style, svg') !== null) continue;
      if (!owner.checkVisibility({ visibilityProperty: true })) continue;
      // Kept for who listens, and shrunk out of sight.
      if (owner.getBoundingClientRect().width < 3) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const button = owner.closest('button')?.getBoundingClientRect();
      const main = owner.closest('main');
      const goesOn = main !== null && getComputedStyle(main).overflowY === 'auto';
      const room = goesOn ? main.getBoundingClientRect() : undefined;
      for (const box of range.getClientRects()) {
        if (box.width < 2) continue;
        // Above or below what is in sight of a screen that goes on there.
        if (room !== undefined && (box.bottom > room.bottom + 1 || box.top < room.top - 1)) continue;
        if (button !== undefined && (box.bottom > button.bottom + 4 || box.right > button.right + 2)) {
          found.push(`${text.slice(0, 40)}: out of its button`);
        }
        lines.push({ text, owner, box });
      }
    }
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (one.owner === other.owner) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const tall = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Lines set tightly share the space between them, but never their letters.
        if (wide > 2 && tall > 0.3 * Math.min(one.box.height, other.box.height)) {
          found.push(`“${one.text.slice(0, 30)}” over “${other.text.slice(0, 30)}”`);
        }
      }
    }
    return found;
  });
}

export type Contrast = { readonly ratio: number; readonly text: string; readonly measured: number };

/** The lowest contrast of any text in sight, from the colours that the browser computed. */
export async function lowestContrast(page: Page): Promise<Contrast> {
  // Half-way between two colours is nobody's colour.
  await page.evaluate(async () => {
    const turning = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(turning.map(({ finished }) => finished));
  });
  return page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const parse = (css: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
      return [r, g, b, a];
    };
    const over = (front: Colour, behind: Colour): Colour => {
      const mix = (i: 0 | 1 | 2): number => front[i] * front[3] + behind[i] * (1 - front[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const luminance = ([r, g, b]: Colour): number => {
      const part = (value: number): number => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const ground = (element: any): Colour => {
      const layers: Colour[] = [];
      for (let at = element; at !== null; at = at.parentElement) {
        const colour = parse(getComputedStyle(at).backgroundColor);
        if (colour[3] > 0) layers.push(colour);
        if (colour[3] === 1 || at.tagName === 'DIALOG') break;
      }
      return layers.reduceRight<Colour>((behind, front) => over(front, behind), [255, 255, 255, 1]);
    };
    let lowest = { ratio: 21, text: '', measured: 0 };
    const scope = document.querySelector('dialog[open]') ?? document.body;
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    let measured = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (parent === null || text === '' || parent.closest('.visually-hidden, script, style, svg') !== null) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      measured += 1;
      const behind = ground(parent);
      const front = over(parse(getComputedStyle(parent).color), behind);
      const [a, b] = [luminance(front), luminance(behind)].sort((x, y) => y - x) as [number, number];
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < lowest.ratio) lowest = { ratio, text, measured };
    }
    return { ...lowest, measured };
  });
}

/** Numbers of answers, for who is guided by voice and keys, that lie over a word of the screen. */
export function badgesOverWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const badges = [...document.querySelectorAll<HTMLElement>('[data-key]')].map((owner) => {
      const box = owner.getBoundingClientRect();
      const style = getComputedStyle(owner, '::after');
      const size = (name: 'top' | 'right' | 'width' | 'height'): number => Number.parseFloat(style[name]);
      const right = box.right - owner.clientLeft - size('right');
      const top = box.top + owner.clientTop + size('top');
      const width = Math.max(size('width'), Number.parseFloat(style.minWidth));
      return { key: owner.dataset.key, left: right - width, right, top, bottom: top + size('height') };
    });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      if (text === '' || node.parentElement?.closest('.visually-hidden, script, style, [data-dock]') !== null) continue;
      if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
      if (document.querySelector('dialog[open]') !== null && node.parentElement.closest('dialog') === null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        for (const badge of badges) {
          const over =
            Math.min(line.right, badge.right) - Math.max(line.left, badge.left) > 1 &&
            Math.min(line.bottom, badge.bottom) - Math.max(line.top, badge.top) > line.height / 4;
          if (over) found.push(`${badge.key} over ${text.slice(0, 30)}`);
        }
      }
    }
    return found;
  });
}

/** Texts whose letters stick out of a box that cuts what sticks out of it. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const scope = document.querySelector('dialog[open]') ?? document.body;
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (owner === null || text === '' || owner.closest('.visually-hidden, script, style, svg, [role="status"]'))
        continue;
      if (!owner.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.width < 2) continue;
        const slack = line.height / 5;
        const main = owner.closest('main');
        const goesOn = main !== null && getComputedStyle(main).overflowY === 'auto';
        if (
          line.right > innerWidth + 1 ||
          (line.bottom > innerHeight + slack && !goesOn) ||
          line.left < -1 ||
          line.top < -slack
        )
          found.push(`${text.slice(0, 40)}: beyond the screen`);
        for (let box = owner as Element | null; box !== null && box !== document.body; box = box.parentElement) {
          if (getComputedStyle(box).overflow === 'visible') continue;
          const { left, right, top, bottom } = box.getBoundingClientRect();
          if (box === main && goesOn && line.left >= left - 1 && line.right <= right + 1) continue;
          if (line.left < left - 1 || line.right > right + 1 || line.top < top - slack || line.bottom > bottom + slack)
            found.push(`${text.slice(0, 40)}: cut by ${box.tagName.toLowerCase()}.${box.className}`);
        }
      }
    }
    return [...new Set(found)];
  });
}

/**
 * How much larger each text of the screen is than at the normal size, the least first. A drawn paper is as large as it
 * is, and is no text of the screen.
 */
export function growth(
  page: Page,
): Promise<{ readonly text: string; readonly normal: number; readonly times: number }[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const scope = document.querySelector('dialog[open]') ?? document.body;
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    const owners = new Map<Element, string>();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (owner === null || text === '' || owner.closest('.visually-hidden, script, style, svg, article') !== null)
        continue;
      if (owner.checkVisibility({ visibilityProperty: true })) owners.set(owner, text.slice(0, 40));
    }
    const sizes = (): number[] =>
      [...owners.keys()].map((owner) => Number.parseFloat(getComputedStyle(owner).fontSize));
    const large = sizes();
    const { text = '1' } = root.dataset;
    Object.assign(root.dataset, { text: '1', large: 'false' });
    const normal = sizes();
    Object.assign(root.dataset, { text, large: 'true' });
    return [...owners.values()]
      .map((words, index) => ({
        text: words,
        normal: normal[index] as number,
        times: (large[index] as number) / (normal[index] as number),
      }))
      .sort((a, b) => a.times - b.times);
  });
}

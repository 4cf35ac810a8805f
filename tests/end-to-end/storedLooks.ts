import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

// What runs inside the page is untyped: the program that these files belong to has no DOM.

const FOLDER = join(import.meta.dirname, 'kit-looks');
/** Pixels by which a box may be another than the stored one: a word's width is rounded otherwise by another release of the browser. */
const TOLERANCE = 2;

/** A line for each element of each specimen: where it is, and everything of its style that is seen. */
function looksOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SEEN = [
      'color',
      'backgroundColor',
      'borderTopWidth',
      'borderTopStyle',
      'borderTopColor',
      'borderBottomColor',
      'borderTopLeftRadius',
      'boxShadow',
      'fontSize',
      'fontWeight',
      'lineHeight',
      'textDecorationLine',
      'textAlign',
      'opacity',
      'cursor',
    ] as const;
    /** What nearly everything has is left out, so that what is special is read. */
    const USUAL = /^(none|normal|auto|0px|rgba\(0, 0, 0, 0\)|1|start|400)$/;
    const lines: string[] = [];
    for (const specimen of document.querySelectorAll<HTMLElement>('[data-part]')) {
      const origin = specimen.getBoundingClientRect();
      const name = `${specimen.dataset.part}, ${specimen.dataset.state}`;
      for (const element of specimen.querySelectorAll<HTMLElement>(
        ':scope > :not(:first-child), :scope > :not(:first-child) *',
      )) {
        if (element.closest('svg') !== null && element.tagName !== 'svg') continue;
        if (!element.checkVisibility()) continue;
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const at = [box.left - origin.left, box.top - origin.top, box.width, box.height].map(Math.round).join(' ');
        const looks = SEEN.map((property) => [property, style[property]] as const)
          .filter(([, value]) => !USUAL.test(value))
          .map(([property, value]) => `${property} ${value}`);
        lines.push(`${name} · ${element.tagName.toLowerCase()} · ${at} · ${looks.join('; ')}`);
      }
    }
    return lines;
  });
}

/** What differs from the stored looks, in words; with `TURNO25_KIT_STORE=1` they are stored instead. */
export async function differentLooks(page: Page, name: string): Promise<string[]> {
  const now = await looksOf(page);
  const file = join(FOLDER, `${name}.txt`);
  if (process.env.TURNO25_KIT_STORE === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, `${now.join('\n')}\n`);
    return [];
  }
  if (!existsSync(file)) return [`nothing is stored of ${name}`];
  const stored = readFileSync(file, 'utf8').trimEnd().split('\n');
  const differences = now.flatMap((line, index) =>
    alike(line, stored[index]) ? [] : [`${stored[index] ?? 'nothing'}\n→ ${line}`],
  );
  return stored.length === now.length
    ? differences
    : [`${stored.length} elements became ${now.length}`, ...differences.slice(0, 3)];
}

function alike(line: string, stored: string | undefined): boolean {
  const [name, tag, box = '', looks] = line.split(' · ');
  const [storedName, storedTag, storedBox = '', storedLooks] = (stored ?? '').split(' · ');
  const before = storedBox.split(' ').map(Number);
  const near = box
    .split(' ')
    .every((side, index) => Math.abs(Number(side) - (before[index] ?? Number.NaN)) <= TOLERANCE);
  return name === storedName && tag === storedTag && looks === storedLooks && near;
}

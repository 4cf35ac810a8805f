import { readdirSync, readFileSync } from 'node:fs';
import { BOARD_THEMES } from '@turno25/shared/domain/branch/boards.ts';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const TOKENS = read('../../shared/ui/tokens.css');
const BOARD = read('../../display-board/ui/page/board.css');
const PARTS = readdirSync(new URL('../../display-board/ui/parts/', import.meta.url))
  .filter((name) => name.endsWith('.css'))
  .map((name) => read(`../../display-board/ui/parts/${name}`));
const SCREEN = read('../../display-board/ui/page/BoardScreen.module.css');

/** Custom properties of the first rule with this selector. */
function colours(css: string, selector: string): Record<string, string> {
  const from = css.indexOf(`${selector} {`);
  const rule = from < 0 ? '' : css.slice(from, css.indexOf('}', from));
  return Object.fromEntries([...rule.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

const PALETTES = Object.fromEntries(
  BOARD_THEMES.map((theme) => [
    theme,
    { ...colours(TOKENS, ':root'), ...colours(BOARD, `:root[data-theme="${theme}"]`) },
  ]),
);

/** Relative luminance and ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Every letter on the ground that it stands on, by what the styles of the board say. */
const LETTERS = [
  ['--ink', '--paper'],
  ['--ink-soft', '--paper'],
  ['--ink', '--mist'],
  ['--ink-soft', '--mist'],
  ['--on-deep', '--deep'],
  ['--on-amber', '--amber'],
] as const;
/** AA for letters, AAA where somebody asked for contrast; 3 for what is no letter and means something (1.4.11). */
const LEAST = { light: 4.5, dark: 4.5, contrast: 7 } as const;
const MARK = 3;

describe('the ratio', () => {
  it('is that of the standard', () => {
    expect(ratio('#ffffff', '#000000')).toBe(21);
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

describe.each(BOARD_THEMES)('the theme %s', (theme) => {
  const palette = PALETTES[theme]!;
  it.each(LETTERS)('is read: %s on %s', (letters, ground) => {
    expect(ratio(palette[letters]!, palette[ground]!)).toBeGreaterThanOrEqual(LEAST[theme]);
  });

  it('shows its marks: the call that is being said, on the ground of calls; the one that waits, on paper', () => {
    expect(ratio(palette['--amber']!, palette['--deep']!)).toBeGreaterThanOrEqual(MARK);
    // On white the bar of what waits is not told by its colour alone: its number stands there, and is said next.
    if (theme !== 'light') expect(ratio(palette['--amber']!, palette['--paper']!)).toBeGreaterThanOrEqual(MARK);
  });
});

describe('the styles of the board', () => {
  it('take every colour from a theme', () => {
    for (const css of [...PARTS, SCREEN]) expect(css).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|: (white|black)\b/i);
  });

  it('put on no ground a letter that is not held above', () => {
    const known = new Set(LETTERS.map(([, ground]) => ground as string));
    for (const css of [...PARTS, SCREEN]) {
      for (const [rule] of css.matchAll(/\{[^{}]*\bbackground: var\(--[\w-]+\)[^{}]*\}/g)) {
        const ground = /background: var\((--[\w-]+)\)/.exec(rule)?.[1] ?? '';
        // A dot is a shape.
        if (ground === '--ink' || rule.includes('width: var(--space-2)')) continue;
        expect(known).toContain(ground);
        const letters = /[^-]color: var\((--[\w-]+)\)/.exec(rule)?.[1];
        const own = { '--deep': '--on-deep', '--amber': '--on-amber' }[ground];
        expect([ground, letters]).toEqual([ground, own]);
      }
    }
  });
});

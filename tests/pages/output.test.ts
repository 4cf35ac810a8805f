import { describe, expect, it } from 'vitest';
import { moduleOf, unsaid } from '../../build/pages/catalogues.ts';
import { neededByCode, neededByStyle } from '../../build/pages/needs.ts';
import { olderStyle } from '../../build/pages/olderStyles.ts';
import { ROOMS } from '../../build/pages/rooms.ts';

const { age: of2019 } = ROOMS.board;
const { age: twoYears } = ROOMS.attendant;

describe('an output that needs more than a browser of 2019 has', () => {
  it.each([
    ['class static blocks', 'class A { static { A.b = 1; } }'],
    ['fields of a class', 'class A { b = 1; }'],
    ['optional chaining', 'export const a = (b) => b?.c;'],
    ['a default for nothing', 'export const a = (b) => b ?? 1;'],
    ['big integers', 'export const a = 10n;'],
    ['logical assignment', 'let a; a ||= 1;'],
    ['numbers with separators', 'export const a = 1_000;'],
    ['waiting at the top', 'await 1;'],
    ['look-behind', 'export const a = /(?<=b)c/;'],
    ['names of a zone’s languages', 'new Intl.DisplayNames("es")'],
    ['the last of a list', 'export const a = (b) => b.at(-1);'],
    ['replaceAll', 'export const a = (b) => b.replaceAll("c", "");'],
    ['dialogs', 'export const a = (b) => b.showModal();'],
  ])('is refused: %s', (_name, code) => {
    expect(neededByCode(code, of2019)).not.toEqual([]);
  });

  it.each([
    ['import()', 'export const a = () => import("./b.js");'],
    ['what ES2019 has', 'try { [1].flat(); } catch { } export const a = { ...{} };'],
    ['a dialog that is asked for', 'export const a = (b) => typeof b.showModal == "function" ? b.showModal() : 0;'],
  ])('is not %s', (_name, code) => {
    expect(neededByCode(code, of2019)).toEqual([]);
  });

  it('may be what machines of staff have had for two years, and no more', () => {
    expect(neededByCode('class A { static { A.b = 1; } }', twoYears)).toEqual([]);
    expect(neededByCode('export const a = /(?i:b)/;', twoYears)).not.toEqual([]);
  });

  it.each([
    ['gap in a flexible box', 'a{display:flex;gap:1px}'],
    ['inset', 'a{inset:0}'],
    [':where', ':where(a) b{color:red}'],
    [':has', 'a:has(b){color:red}'],
    ['color-mix', 'a{color:color-mix(in srgb,red,blue)}'],
    ['dvh', 'a{height:100dvh}'],
    ['clamp', 'a{width:clamp(1px,2vw,3px)}'],
    ['padding-block', 'a{padding-block:1px}'],
    ['aspect-ratio', 'a{aspect-ratio:1}'],
  ])('is refused in a style: %s', (_name, style) => {
    expect(neededByStyle(style, of2019)).not.toEqual([]);
    expect(neededByStyle(style, twoYears)).toEqual([]);
  });

  it('is let through where the style asks the browser first', () => {
    expect(neededByStyle('@supports (height:100dvh){a{height:100dvh}}b{gap:1px;display:grid}', of2019)).toEqual([]);
  });
});

describe('the older form of a style', () => {
  it.each([
    ['a{display:flex;gap:1px}', 'a{display:grid;gap:1px;grid-auto-flow:column;justify-content:start}'],
    ['a{inset:auto 0 calc(-1 * 2px)}', 'a{top:auto;right:0;bottom:calc(-1 * 2px);left:0}'],
    [':where(a, b) c{color:red}', 'a c,b c{color:red}'],
    ['a:has(b){color:red}', '@supports selector(:has(a)){a:has(b){color:red}}'],
    ['a{font-size:clamp(1px, 2vw, 3px)}', 'a{font-size:max(1px, min(2vw, 3px))}'],
    ['a{padding-block:1px 2px}', 'a{padding-top:1px;padding-bottom:2px}'],
    ['a{border-start-end-radius:1px}', 'a{border-top-right-radius:1px}'],
    ['a{height:100dvh}', 'a{height:100vh}@supports (height: 100dvh){a{height:100dvh}}'],
  ])('of %s', (written, older) => {
    const plain = (style: string): string =>
      style
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,:]) ?/g, '$1')
        .replaceAll(';}', '}');
    expect(plain(olderStyle(written))).toBe(plain(older));
    expect(neededByStyle(olderStyle(written), of2019)).toEqual([]);
  });

  it('does not guess at a row that wraps', () => {
    expect(() => olderStyle('a{display:flex;flex-wrap:wrap;gap:1px}')).toThrow(/wrapping/);
  });
});

describe('the words of a page', () => {
  const own = new Set(['track.waiting']);
  const every = new Set(['track.waiting', 'console.sign', 'alert.paper']);

  it.each([
    ['say("console.sign")', ['console.sign']],
    ['say(`alert.${kind}`)', ['alert.…']],
    ['say("track.waiting"), say(`track.${status}`), on("board.read")', []],
  ])('are missed in %s', (code, missing) => {
    expect(unsaid(code, own, every)).toEqual(missing);
  });

  it('are its own sections’ and no others’', () => {
    const reference = moduleOf('/project/shared/i18n/reference.ts', ROOMS.track.sections) ?? '';
    expect(reference).toContain('track.waiting');
    expect(reference).not.toContain('console.');
    const translations = moduleOf('/project/shared/i18n/translations.ts', ROOMS.track.sections) ?? '';
    expect(translations).not.toContain('kiosk.');
    expect(moduleOf('/project/shared/i18n/messages.ts', ROOMS.track.sections)).toBeNull();
  });
});

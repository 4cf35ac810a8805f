import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxLines } from './boxLines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** What is pressed by these lines, one a second. */
const pressed = (...lines: readonly string[]) => {
  const box = new BoxLines();
  return lines.flatMap((line, index) => box.read(bytes(line), index * 1_500));
};

describe('a counter’s button box', () => {
  it('presses the key that the page shows', () => {
    expect(pressed('0\n', 'R\n', '3\r\n', '.\n')).toEqual(['F2', 'r', '3', 'Escape']);
  });

  it('is read the same however its bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('0', 'R', '2', 'N'), { maxLength: 20 }), fc.nat(3), (keys, cut) => {
        // Each its own, so that none is a bounce of the one before.
        const lines = keys.flatMap((key) => [key, '.']).map((key) => `${key}\n`);
        const whole = new BoxLines().read(bytes(lines.join('')), 0);
        const box = new BoxLines();
        const all = bytes(lines.join(''));
        const parts: string[] = [];
        for (let from = 0; from < all.length; from += cut + 1)
          parts.push(...box.read(all.slice(from, from + cut + 1), 0));
        expect(parts).toEqual(whole);
        expect(whole).toHaveLength(lines.length);
      }),
    );
  });

  it('presses nothing by noise, by a line that goes on for ever, or by half a line before it was unplugged', () => {
    expect(pressed('\u0000\u00ff\n', 'RR\n', 'r\n', `${'x'.repeat(100_000)}\n`, '\n\n')).toEqual([]);
    const box = new BoxLines();
    box.read(bytes('R'), 0);
    box.drop();
    expect(box.read(bytes('\n'), 1)).toEqual([]);
  });

  it('takes a bounce for one press', () => {
    const box = new BoxLines();
    expect([0, 20, 60, 400].flatMap((at) => box.read(bytes('0\n'), at))).toEqual(['F2', 'F2']);
  });

  it('hears no more of a button that is stuck, until it was let go of', () => {
    const box = new BoxLines();
    const stuck = Array.from({ length: 100 }, (_, index) => index * 400);
    expect(stuck.flatMap((at) => box.read(bytes('0\n'), at))).toHaveLength(4);
    expect(box.read(bytes('0\n'), 99 * 400 + 1_000)).toEqual(['F2']);
  });
});

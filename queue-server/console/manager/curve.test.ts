import { describe, expect, it } from 'vitest';
import { apart, curvePoints, curveSpan, heightOf, hourMarks, pathOf } from './curve.ts';

const frame = { width: 400, height: 100 };
const opened = '2026-11-20T11:30:00.000Z';

describe('curveSpan', () => {
  it('holds at least an hour', () => {
    const { from, to } = curveSpan(opened, Date.parse('2026-11-20T11:40:00.000Z'));
    expect(to - from).toBe(3_600_000);
  });
});

describe('heightOf', () => {
  it('starts at zero', () => {
    expect(heightOf(0, frame)).toBe(100);
    expect(heightOf(100, frame)).toBe(0);
  });
});

describe('curvePoints', () => {
  it('draws only what has a denominator', () => {
    const none = { numerator: 0, denominator: 0, percent: null };
    const half = { numerator: 3, denominator: 4, percent: 75 };
    const span = { from: Date.parse(opened), to: Date.parse('2026-11-20T13:30:00.000Z') };
    const curve = [
      { at: '2026-11-20T11:45:00.000Z', official: none, strict: none },
      { at: '2026-11-20T12:30:00.000Z', official: half, strict: half },
    ];
    expect(curvePoints(curve, 'official', span, frame)).toEqual([{ x: 200, y: 25 }]);
  });
});

describe('hourMarks', () => {
  it('marks whole hours', () => {
    const span = { from: Date.parse(opened), to: Date.parse('2026-11-20T13:30:00.000Z') };
    expect(hourMarks(span, frame).map((mark) => mark.x)).toEqual([100, 300]);
  });

  it('keeps the hour of an opening on the hour, and the last one, inside the frame', () => {
    const span = { from: Date.parse('2026-11-20T12:00:00.000Z'), to: Date.parse('2026-11-20T14:00:00.000Z') };
    expect(hourMarks(span, frame).map((mark) => mark.x)).toEqual([26, 200, 374]);
  });

  it('never lets two hours touch, at any width and any opening', () => {
    const words = 52;
    for (let width = 40; width < 900; width += 7) {
      for (let minute = 0; minute < 60; minute += 7) {
        for (const hours of [1, 2, 5, 9, 14]) {
          const from = Date.parse('2026-11-20T12:00:00.000Z') + minute * 60_000;
          const marks = hourMarks({ from, to: from + hours * 3_600_000 }, { width, height: 100 }).map(({ x }) => x);
          const gaps = marks.slice(1).map((x, index) => x - (marks[index] ?? 0));
          expect(Math.min(words, ...gaps), `${width} wide, ${hours} h from :${minute}`).toBeGreaterThanOrEqual(words);
        }
      }
    }
  });
});

describe('pathOf', () => {
  it('goes straight from point to point', () => {
    const points = [
      { x: 0, y: 100 },
      { x: 200, y: 25.5 },
    ];
    expect(pathOf(points)).toBe('M0,100L200,25.5');
    expect(pathOf([])).toBe('');
  });
});

describe('apart', () => {
  it('keeps the order and makes room', () => {
    expect(apart(20, 24, 20, 100)).toEqual({ official: 12, strict: 32 });
    expect(apart(20, 60, 20, 100)).toEqual({ official: 20, strict: 60 });
    // At the top they would stand in the chart's own heading, at the foot in its hours.
    expect(apart(0, 0, 20, 100)).toEqual({ official: 0, strict: 20 });
    expect(apart(99, 97, 20, 100)).toEqual({ official: 100, strict: 80 });
  });
});

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
    expect(apart(20, 24, 20)).toEqual({ official: 12, strict: 32 });
    expect(apart(20, 60, 20)).toEqual({ official: 20, strict: 60 });
  });
});

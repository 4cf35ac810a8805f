import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';

export type Frame = { readonly width: number; readonly height: number };
export type CurvePoint = { readonly x: number; readonly y: number };
export type HourMark = { readonly x: number; readonly at: Instant };

const HOUR_MS = 3_600_000;
const FULL = 100;

/** From the opening to the last point or now, at least an hour, so that the first quarter does not fill the chart. */
export function curveSpan(openedAt: string, now: Instant): { readonly from: Instant; readonly to: Instant } {
  const from = Date.parse(openedAt);
  return { from, to: Math.max(now, from + HOUR_MS) };
}

/** Height of a percentage; the scale always goes from 0 to 100. */
export function heightOf(percent: number, frame: Frame): number {
  return frame.height - (percent / FULL) * frame.height;
}

/** The points of one figure, without those where there was nothing to divide by. */
export function curvePoints(
  curve: LiveView['curve'],
  figure: 'official' | 'strict',
  span: { readonly from: Instant; readonly to: Instant },
  frame: Frame,
): readonly CurvePoint[] {
  return curve.flatMap((point) => {
    const ratio: RatioView = point[figure];
    if (ratio.denominator === 0) return [];
    return [
      {
        x: round(((Date.parse(point.at) - span.from) / (span.to - span.from)) * frame.width),
        y: round(heightOf((ratio.numerator / ratio.denominator) * FULL, frame)),
      },
    ];
  });
}

/** Whole hours inside the span; every second one when they would crowd. */
export function hourMarks(span: { readonly from: Instant; readonly to: Instant }, frame: Frame): readonly HourMark[] {
  const marks: HourMark[] = [];
  for (let at = Math.ceil(span.from / HOUR_MS) * HOUR_MS; at <= span.to; at += HOUR_MS) {
    marks.push({ at, x: round(((at - span.from) / (span.to - span.from)) * frame.width) });
  }
  const crowded = marks.length > frame.width / 64;
  return crowded ? marks.filter((_, index) => index % 2 === 0) : marks;
}

/** Labels of two ends, moved apart when they would touch. */
export function apart(
  official: number,
  strict: number,
  gap: number,
): { readonly official: number; readonly strict: number } {
  const between = Math.abs(official - strict);
  if (between >= gap) return { official, strict };
  const push = (gap - between) / 2;
  return official <= strict
    ? { official: official - push, strict: strict + push }
    : { official: official + push, strict: strict - push };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The points as the path of an SVG. */
export function pathOf(points: readonly CurvePoint[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
}

import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

export type Frame = { readonly width: number; readonly height: number };
export type Span = { readonly from: Instant; readonly to: Instant };
export type CurvePoint = { readonly x: number; readonly y: number };
/** An hour below the chart: `x` is the middle of its words, kept inside the frame so that they never meet what stands beside it. */
export type HourMark = { readonly x: number; readonly at: Instant };

const HOUR_MS = 3_600_000;
const FULL = 100;
/** Width of the words of an hour, and the room that they need with the next one moved to the frame's edge. */
const HOUR_WIDTH = 52;
const HOUR_ROOM = 80;

/** From the opening to the last point or now, at least an hour, so that the first quarter does not fill the chart. */
export function curveSpan(openedAt: string, now: Instant): Span {
  const from = Date.parse(openedAt);
  return { from, to: Math.max(now, from + HOUR_MS) };
}

/** Height of a percentage; the scale always goes from 0 to 100. */
export function heightOf(percent: number, frame: Frame): number {
  return scaleLinear([0, FULL], [frame.height, 0])(percent);
}

function placeOf(at: Instant, span: Span, frame: Frame): number {
  return scaleLinear([span.from, span.to], [0, frame.width])(at);
}

/** The points of one figure, without those where there was nothing to divide by. */
export function curvePoints(
  curve: LiveView['curve'],
  figure: 'official' | 'strict',
  span: Span,
  frame: Frame,
): readonly CurvePoint[] {
  return curve.flatMap((point) => {
    const ratio: RatioView = point[figure];
    if (ratio.denominator === 0) return [];
    const percent = (ratio.numerator / ratio.denominator) * FULL;
    return [{ x: round(placeOf(Date.parse(point.at), span, frame)), y: round(heightOf(percent, frame)) }];
  });
}

/**
 * Whole hours inside the span; every second or third one when they would crowd. By hand: a time scale's own marks are by the
 * machine's zone, and change their step while the day grows.
 */
export function hourMarks(span: Span, frame: Frame): readonly HourMark[] {
  const marks: HourMark[] = [];
  for (let at = Math.ceil(span.from / HOUR_MS) * HOUR_MS; at <= span.to; at += HOUR_MS) {
    marks.push({ at, x: round(inside(placeOf(at, span, frame), frame)) });
  }
  const room = Math.max(1, Math.floor(frame.width / HOUR_ROOM));
  const step = Math.ceil(marks.length / room);
  return marks.filter((_, index) => index % step === 0);
}

/** The middle of an hour's words, moved in where they would stick out of the frame: a day that opened on the hour wrote it over the 0. */
function inside(x: number, { width }: Frame): number {
  const half = HOUR_WIDTH / 2;
  return width < HOUR_WIDTH ? width / 2 : Math.min(Math.max(x, half), width - half);
}

/** Labels of two ends, moved apart when they would touch, and both within a height: above it stands what the chart is called. */
export function apart(
  official: number,
  strict: number,
  gap: number,
  height: number,
): { readonly official: number; readonly strict: number } {
  const push = Math.max(0, gap - Math.abs(official - strict)) / 2;
  const up = official <= strict ? -push : push;
  const high = Math.min(official, strict) - push;
  const low = Math.max(official, strict) + push;
  const back = high < 0 ? -high : Math.min(0, height - low);
  return { official: official + up + back, strict: strict - up + back };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const drawn = line<CurvePoint>(
  ({ x }) => x,
  ({ y }) => y,
);

/** The points as the path of an SVG. */
export function pathOf(points: readonly CurvePoint[]): string {
  return drawn([...points]) ?? '';
}

/** Height of a capital letter of Roboto, as a part of the size of its type. */
const CAPITAL = 0.71;
/** Tangent of 12 minutes of arc: smaller than that, a letter is not read by everybody (docs/manual/tecnicos.md). */
const TWELVE_ARCMIN = 0.00349;
const MM_PER_INCH = 25.4;
/** Shorter side of a screen of 16:9, as a part of its diagonal. */
const SHORT_SIDE = 9 / Math.hypot(16, 9);
/** The drawing's own points along that side. */
const POINTS = 1080;

/** The least size of type, in points of the drawing, that is read from so many metres on a 16:9 screen of so many inches. */
export function leastSize(metres: number, inches: number): number {
  const millimetres = (inches * MM_PER_INCH * SHORT_SIDE) / POINTS;
  return (metres * 1000 * TWELVE_ARCMIN) / CAPITAL / millimetres;
}

/** From where the board has to be read: the call from the back of a hall, every call of a burst from the middle of a room. */
export const READ_FROM = {
  call: { metres: 10, inches: 43 },
  everyCall: { metres: 4, inches: 32 },
  /** The small display over a counter. */
  counterDisplay: { metres: 10, inches: 10 },
} as const;

import { randomBytes } from 'node:crypto';

/** Of this run; `TURNO25_SEED` gives one again. */
export const SEED = Number(process.env.TURNO25_SEED ?? randomBytes(4).readUInt32LE());

/** Sizes from an upright 768 x 1366 to 3840 x 2160, of the shapes that screens have; the same seed gives the same. */
export function randomSizes(count: number): readonly (readonly [number, number])[] {
  let state = SEED >>> 0 || 1;
  const draw = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const shape = 4 / 3 + draw() * (16 / 9 - 4 / 3);
    const short = 768 + draw() * (2160 - 768);
    const long = Math.min(3840, short * shape);
    return draw() < 0.5 ? [Math.round(long), Math.round(short)] : [Math.round(short), Math.round(Math.max(1366, long))];
  });
}

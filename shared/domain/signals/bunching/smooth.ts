import { BINS_AFTER, BINS_BEFORE } from './histogram.ts';

/** Bins just under the limit in which an excess is looked for. */
const WINDOW = 3;
/** As many after it are left out of the fit too: they are where the excess is missing. */
const LEFT_OUT_AFTER = 3;
const DEGREE = 4;

/** Places of the window under the limit. */
export const UNDER: readonly number[] = Array.from({ length: WINDOW }, (_, index) => BINS_BEFORE - WINDOW + index);

const BINS = BINS_BEFORE + BINS_AFTER;
const FITTED = Array.from({ length: BINS }, (_, place) => place).filter(
  (place) => place < BINS_BEFORE - WINDOW || place >= BINS_BEFORE + LEFT_OUT_AFTER,
);

/**
 * The smooth curve through the neighbours of the limit: least squares of a polynomial of the fourth degree on the bins
 * outside the window (as R. Chetty and others estimate bunching). It is linear in the counts, so that it is one matrix.
 */
export function smoothed(counts: readonly number[]): number[] {
  return HAT.map((weights) =>
    weights.reduce((sum, weight, index) => sum + weight * (counts[FITTED[index] ?? 0] ?? 0), 0),
  );
}

/** Weights of the fitted bins for each bin's curve: the rows of X (X'X)^-1 X'. */
const HAT: readonly (readonly number[])[] = hatMatrix();

function hatMatrix(): number[][] {
  const rowOf = (place: number): number[] => {
    // Between -1 and 1, so that powers stay tame.
    const x = (place - (BINS - 1) / 2) / (BINS / 2);
    return Array.from({ length: DEGREE + 1 }, (_, power) => x ** power);
  };
  const design = FITTED.map(rowOf);
  const normal = rowOf(0).map((_, row) =>
    rowOf(0).map((__, column) => design.reduce((sum, line) => sum + (line[row] ?? 0) * (line[column] ?? 0), 0)),
  );
  const inverse = inverted(normal);
  return Array.from({ length: BINS }, (_, place) => {
    const left = rowOf(place);
    const between = inverse.map((line) => line.reduce((sum, value, index) => sum + value * (left[index] ?? 0), 0));
    return design.map((line) => line.reduce((sum, value, index) => sum + value * (between[index] ?? 0), 0));
  });
}

/** Gauss and Jordan, with the largest pivot; the matrix here is never singular. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((line, row) => [...line, ...Array.from({ length: size }, (_, at) => (at === row ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    [rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]];
    const pivot = rows[column] as number[];
    const scale = pivot[column] as number;
    for (let at = 0; at < 2 * size; at += 1) pivot[at] = (pivot[at] as number) / scale;
    for (const [row, line] of rows.entries()) {
      const times = line[column] as number;
      if (row === column || times === 0) continue;
      for (let at = 0; at < 2 * size; at += 1) line[at] = (line[at] as number) - times * (pivot[at] as number);
    }
  }
  return rows.map((line) => line.slice(size));
}

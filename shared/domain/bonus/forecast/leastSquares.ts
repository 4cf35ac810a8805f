/** Least squares: coefficients, and the lower triangle L of their covariance L·L' but for the variance of an error. */
export type Fitted = {
  readonly coefficients: readonly number[];
  readonly spread: readonly (readonly number[])[];
  readonly errors: readonly number[];
  /** Sum of the squared errors. */
  readonly sse: number;
};

/**
 * Of `target` on `columns` (each as long), with a ridge so small that it only keeps a column that says nothing from dividing
 * by zero. By Cholesky of the normal equations: C = X'X, and L = (chol C)^-T, so that L·L' is the inverse of C.
 */
export function leastSquares(columns: readonly (readonly number[])[], target: readonly number[]): Fitted {
  const normal = columns.map((a, row) =>
    columns.slice(0, row + 1).map((b, column) => dot(a, b) + (row === column ? 1e-9 : 0)),
  );
  const chol = cholesky(normal);
  const right = columns.map((column) => dot(column, target));
  const coefficients = backward(chol, forward(chol, right));
  const errors = target.map((value, at) =>
    columns.reduce((left, column, index) => left - (coefficients[index] ?? 0) * (column[at] ?? 0), value),
  );
  const units = columns.map((_, at) => backward(chol, unit(at, columns.length)));
  const spread = columns.map((_, row) => units.map((column) => column[row] ?? 0));
  return { coefficients, spread, errors, sse: dot(errors, errors) };
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The lower triangle whose product with its own transpose is a symmetric positive matrix, given by its lower triangle. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = [];
  for (const [at, line] of matrix.entries()) {
    const own: number[] = [];
    for (let column = 0; column <= at; column += 1) {
      const above = rows[column] ?? own;
      let left = line[column] ?? 0;
      for (let k = 0; k < column; k += 1) left -= (own[k] ?? 0) * (above[k] ?? 0);
      own.push(column === at ? Math.sqrt(Math.max(left, 1e-12)) : left / (above[column] ?? 1));
    }
    rows.push(own);
  }
  return rows;
}

/** Solves L·x = b. */
function forward(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const found: number[] = [];
  for (const [row, line] of lower.entries()) {
    let left = right[row] ?? 0;
    for (let k = 0; k < row; k += 1) left -= (line[k] ?? 0) * (found[k] ?? 0);
    found.push(left / (line[row] ?? 1));
  }
  return found;
}

/** Solves L'·x = b. */
function backward(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const found = right.map(() => 0);
  for (let row = lower.length - 1; row >= 0; row -= 1) {
    let left = right[row] ?? 0;
    for (let k = row + 1; k < lower.length; k += 1) left -= (lower[k]?.[row] ?? 0) * (found[k] ?? 0);
    found[row] = left / (lower[row]?.[row] ?? 1);
  }
  return found;
}

function unit(at: number, length: number): number[] {
  return Array.from({ length }, (_, index) => (index === at ? 1 : 0));
}

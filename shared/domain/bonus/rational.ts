/** An exact fraction in lowest terms, its denominator positive: 89.999 is not 90. */
export type Rational = { readonly num: bigint; readonly den: bigint };

/** Throws on a denominator of zero. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError('a fraction over zero');
  const sign = den < 0n ? -1n : 1n;
  const common = gcd(num < 0n ? -num : num, den < 0n ? -den : den);
  return { num: (sign * num) / common, den: (sign * den) / common };
}

/** A number with at most four decimals, as somebody typed it. Throws on one that is not finite. */
export function ofDecimal(value: number): Rational {
  return rational(BigInt(Math.round(value * 10_000)), 10_000n);
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** Throws when `b` is zero. */
export function over(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** For showing, never for comparing: cut after so many decimals and not rounded, so that what fell short does not look reached. */
export function cut(value: Rational, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  return Number((value.num * scale) / value.den) / Number(scale);
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

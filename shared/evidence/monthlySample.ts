import { hexOf, utf8 } from './bytes.ts';
import type { EvidenceCrypto } from './crypto.ts';

/** Visits of a month that are looked at. Thirty without a finding: with 95 of a hundred, fewer than one in ten is wrong (three in n). */
const SAMPLE_SIZE = 30;

/** Separates these hashes from any other use of SHA-256; changes when the drawing does. */
const DOMAIN = 'turno25.sample.v1';

/** A sealed day of the month: the hash of the event that first sealed it, and its tickets in the order of the ledger. */
export type SampledDay = { readonly date: string; readonly sealHash: string; readonly visitIds: readonly string[] };

/** A visit that was drawn; `place` counts the tickets of the month from 0. */
export type Drawn = { readonly visitId: string; readonly date: string; readonly place: number };

/** The seed of a month's sample, hexadecimal: the SHA-256 of its first seals, which nobody has before the days are over. */
export function sampleSeed(crypto: Pick<EvidenceCrypto, 'sha256'>, month: string, days: readonly SampledDay[]): string {
  const lines = [DOMAIN, month, ...days.map(({ date, sealHash }) => `${date} ${sealHash}`)];
  return hexOf(crypto.sha256(utf8(lines.map((line) => `${line}\n`).join(''))));
}

/**
 * Draws the sample of a month: SHA-256 in counter mode over the seed gives 64-bit numbers; those above the last whole
 * multiple of the number of tickets are rejected, so that each ticket is as likely; one drawn twice is drawn once. Who has
 * the ledger draws the same (`docs/auditor/sample.py`), and nobody chooses it.
 */
export function drawSample(
  crypto: Pick<EvidenceCrypto, 'sha256'>,
  month: string,
  days: readonly SampledDay[],
  size: number = SAMPLE_SIZE,
): readonly Drawn[] {
  const all = days.flatMap(({ date, visitIds }) => visitIds.map((visitId) => ({ visitId, date })));
  const seed = sampleSeed(crypto, month, days);
  const places = new Set<number>();
  const most = BigInt(all.length);
  const wanted = Math.min(size, all.length);
  for (let counter = 0; places.size < wanted; counter += 1) {
    const digest = crypto.sha256(utf8(`${DOMAIN} ${seed} ${counter}`));
    const number = digest.subarray(0, 8).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
    if (number >= (2n ** 64n / most) * most) continue;
    places.add(Number(number % most));
  }
  return [...places].map((place) => ({ ...(all[place] as (typeof all)[number]), place }));
}

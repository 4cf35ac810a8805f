import { z } from 'zod';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import type { PublicKey } from './keys.ts';
import { isSignedBy, signed } from './signature.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The end of a branch's ledger at one instant, signed: what kiosks, boards, the centre and a file beside the data folder
 * keep and hand back. Whoever rewrites the ledger cannot take it back from them.
 */
export const signedHead = z.strictObject({
  format: z.literal('turno25.head.v1'),
  /** Hash of the ledger's first event. */
  ledgerId: hash,
  /** Which copy of the ledger: a restore begins another. */
  epoch: z.string().min(1).max(64),
  seq: z.int().positive(),
  hash,
  /** When it was signed, by the ledger's own time. UTC milliseconds. */
  at: z.int(),
  /** The last number given of each series on the open day, so that a restored copy gives none of them again. */
  numbers: z.strictObject({ date: z.iso.date(), last: z.record(z.string().max(8), z.int().nonnegative()) }).nullable(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().max(120),
});
export type SignedHead = z.infer<typeof signedHead>;

export function signHead(head: Omit<SignedHead, 'format' | 'keyId' | 'signature'>, signer: Signer): SignedHead {
  return signed({ format: 'turno25.head.v1' as const, ...head, keyId: signer.keyId }, signer);
}

/** Digits of a hash that stand on a paper: nobody writes another ledger that fits a day's papers. */
const DIGITS = 8;

/** What a paper says of a head: the place and the beginning of its hash, `123456-7F3A90BC`. */
export function sealDigits({ seq, hash }: Pick<SignedHead, 'seq' | 'hash'>): string {
  return `${seq}-${hash.slice(0, DIGITS).toUpperCase()}`;
}

/** The digits as somebody copied them from a paper; null for what is none. */
export function readSealDigits(typed: string): { readonly seq: number; readonly beginning: string } | null {
  const match = new RegExp(`^\\s*(?:sello\\s*)?(\\d{1,15})\\s*-\\s*([0-9a-f]{${DIGITS}})\\s*$`, 'i').exec(typed);
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : { seq: Number(match[1]), beginning: match[2].toLowerCase() };
}

/** Whether one of these keys signed a head. */
export function isHeadOf(
  crypto: Pick<EvidenceCrypto, 'verify'>,
  keys: readonly PublicKey[],
  head: SignedHead,
): boolean {
  return keys.some((key) => key.keyId === head.keyId && isSignedBy(crypto, key, head));
}

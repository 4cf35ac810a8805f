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

/** Whether one of these keys signed a head. */
export function isHeadOf(
  crypto: Pick<EvidenceCrypto, 'verify'>,
  keys: readonly PublicKey[],
  head: SignedHead,
): boolean {
  return keys.some((key) => key.keyId === head.keyId && isSignedBy(crypto, key, head));
}

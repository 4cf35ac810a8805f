import { base64Of, fromBase64 } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import type { PublicKey } from './keys.ts';

/** A value with an Ed25519 signature over its canonical bytes without `signature`, base64. */
export function signed<T extends object>(value: T, signer: Signer): T & { readonly signature: string } {
  return { ...value, signature: base64Of(signer.sign(canonicalBytes(value))) };
}

/** Whether `value`, without its `signature`, was signed by this key. */
export function isSignedBy(
  { verify }: Pick<EvidenceCrypto, 'verify'>,
  key: PublicKey,
  value: { readonly signature: string },
): boolean {
  const { signature, ...unsigned } = value;
  try {
    return verify(key.bytes, canonicalBytes(unsigned), fromBase64(signature));
  } catch {
    return false;
  }
}

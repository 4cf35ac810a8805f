import { fromBase64, hexOf, sameBytes } from './bytes.ts';
import type { EvidenceCrypto } from './crypto.ts';

/** What stands before the 32 bytes of an Ed25519 public key in SPKI (RFC 8410). */
const SPKI_ED25519 = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);

export type PublicKey = { readonly keyId: string; readonly bytes: Uint8Array };

/** A public key from its PEM, with its short name: the first 16 hexadecimal digits of the SHA-256 of its SPKI form. Null for anything else. */
export function readPublicKey({ sha256 }: Pick<EvidenceCrypto, 'sha256'>, pem: string): PublicKey | null {
  const body = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(pem)?.[1];
  if (body === undefined) return null;
  let spki: Uint8Array;
  try {
    spki = fromBase64(body.replace(/\s/g, ''));
  } catch {
    return null;
  }
  const head = spki.subarray(0, SPKI_ED25519.length);
  if (spki.length !== SPKI_ED25519.length + 32 || !sameBytes(head, SPKI_ED25519)) return null;
  return { keyId: hexOf(sha256(spki)).slice(0, 16), bytes: spki.subarray(SPKI_ED25519.length) };
}

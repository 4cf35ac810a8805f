import type { EventPayloads } from '../domain/ledger/events.ts';
import { base64Of, fromBase64 } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import { type PublicKey, readPublicKey } from './keys.ts';

export type Rotation = EventPayloads['keyRotated'];

/** What both keys sign: that one follows the other in this ledger. */
function statement(ledgerId: string, from: Rotation['from'], to: Rotation['to']): Uint8Array {
  return canonicalBytes({ format: 'turno25.rotation.v1', ledgerId, from, to });
}

/** A new key after another, signed by both: the old one vouches for the new, and the new one is really held. */
export function signRotation(ledgerId: string, oldKey: Signer, newKey: Signer): Rotation {
  const from = { keyId: oldKey.keyId, publicKey: oldKey.publicPem };
  const to = { keyId: newKey.keyId, publicKey: newKey.publicPem };
  const message = statement(ledgerId, from, to);
  const fromSignature = base64Of(oldKey.sign(message));
  return { ledgerId, from, to, fromSignature, toSignature: base64Of(newKey.sign(message)) };
}

/** The two keys of a rotation that both of them signed; null for any other. */
export function keysOf(crypto: EvidenceCrypto, rotation: Rotation): readonly [from: PublicKey, to: PublicKey] | null {
  const from = readPublicKey(crypto, rotation.from.publicKey);
  const to = readPublicKey(crypto, rotation.to.publicKey);
  if (from?.keyId !== rotation.from.keyId || to?.keyId !== rotation.to.keyId) return null;
  const message = statement(rotation.ledgerId, rotation.from, rotation.to);
  try {
    const signed =
      crypto.verify(from.bytes, message, fromBase64(rotation.fromSignature)) &&
      crypto.verify(to.bytes, message, fromBase64(rotation.toSignature));
    return signed ? [from, to] : null;
  } catch {
    return null;
  }
}

/** Every key that a trusted one vouches for, before it and after it. */
export function keysAround(
  crypto: EvidenceCrypto,
  trusted: PublicKey,
  rotations: readonly Rotation[],
): ReadonlyMap<string, PublicKey> {
  const known = new Map([[trusted.keyId, trusted]]);
  const pairs = rotations.flatMap((rotation) => {
    const pair = keysOf(crypto, rotation);
    return pair === null ? [] : [pair];
  });
  // Each turn of the list joins at least one more pair to what is known, or nothing is left to join.
  for (let before = 0; before !== known.size; ) {
    before = known.size;
    for (const [from, to] of pairs)
      if (known.has(from.keyId) || known.has(to.keyId)) known.set(from.keyId, from).set(to.keyId, to);
  }
  return known;
}

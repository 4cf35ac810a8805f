import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { must } from '../domain/result.ts';
import type { Signer } from '../evidence/crypto.ts';
import { type PublicKey, readPublicKey } from '../evidence/keys.ts';
import type { RandomBytes } from '../time/random.ts';
import { nodeCrypto } from './nodeCrypto.ts';

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key that signs evidence: a branch's, or the central office's. */
export class SigningKey implements Signer {
  readonly #key: KeyObject;
  readonly public: PublicKey;
  readonly keyId: string;
  readonly publicPem: string;

  /** Throws for what is no private key in PEM. */
  constructor(privatePem: string) {
    this.#key = createPrivateKey(privatePem);
    this.publicPem = createPublicKey(this.#key).export({ type: 'spki', format: 'pem' }).toString();
    this.public = must(readPublicKey(nodeCrypto, this.publicPem), 'evidence is signed with Ed25519');
    this.keyId = this.public.keyId;
  }

  sign(message: Uint8Array): Uint8Array {
    return sign(null, message, this.#key);
  }
}

/** A new private key in PEM. */
export function drawnPem(random: RandomBytes): string {
  const der = Buffer.concat([PKCS8_ED25519, random(32)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

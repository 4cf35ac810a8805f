import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import type { RandomBytes } from '@turno25/shared/time/random.ts';
import { canonicalBytes } from './encoding.ts';

export type SealPayload = EventPayloads['daySealed'];
export type UnsignedSeal = Omit<SealPayload, 'keyId' | 'signature'>;

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The branch's Ed25519 key: signs seals and exports. The centre pins its public half at enrolment. */
export class SealingKey {
  readonly #key: KeyObject;
  readonly keyId: string;
  readonly publicPem: string;

  constructor(privatePem: string) {
    this.#key = createPrivateKey(privatePem);
    const publicKey = createPublicKey(this.#key);
    this.publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    this.keyId = keyIdOf(publicKey);
  }

  /** The key in a data folder, made on first use; the private half is readable by its owner only. */
  static inFolder(folder: string, random: RandomBytes): SealingKey {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'seal.key.pem');
    if (!existsSync(file)) writeFileSync(file, drawnPem(random), { mode: 0o600, flush: true });
    const key = new SealingKey(readFileSync(file, 'utf8'));
    writeFileSync(join(folder, 'seal.pub.pem'), key.publicPem, { flush: true });
    return key;
  }

  /** A key that no file keeps: it signs a ledger that is gone with the process. */
  static inMemory(random: RandomBytes): SealingKey {
    return new SealingKey(drawnPem(random));
  }

  sign(value: unknown): string {
    return sign(null, canonicalBytes(value), this.#key).toString('base64');
  }

  seal(unsigned: UnsignedSeal): SealPayload {
    const named = { ...unsigned, keyId: this.keyId };
    return { ...named, signature: this.sign(named) };
  }
}

/** A new private key in PEM. */
function drawnPem(random: RandomBytes): string {
  const der = Buffer.concat([PKCS8_ED25519, random(32)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

/** Short name of a public key: the first 16 hexadecimal digits of the SHA-256 of its SPKI form. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/** Whether `value`, without its `signature`, was signed by this key. */
export function isSignedBy(publicKey: KeyObject, value: { readonly signature: string }): boolean {
  const { signature, ...signed } = value;
  return verify(null, canonicalBytes(signed), publicKey, Buffer.from(signature, 'base64'));
}

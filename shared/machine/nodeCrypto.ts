import { createPublicKey, hash, verify } from 'node:crypto';
import type { EvidenceCrypto } from '../evidence/crypto.ts';

/** What stands before the 32 bytes of an Ed25519 public key in SPKI (RFC 8410). */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/** Hashes and signatures of the evidence by the machine's own library. */
export const nodeCrypto: EvidenceCrypto = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verify: (publicKey, message, signature) => {
    const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
};

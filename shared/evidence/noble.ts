import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { EvidenceCrypto } from './crypto.ts';

/** The port in plain JavaScript: for a page of any address, also one without HTTPS, where a browser has no WebCrypto. */
export const nobleCrypto: EvidenceCrypto = {
  sha256,
  verify: (publicKey, message, signature) => {
    try {
      return ed25519.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};

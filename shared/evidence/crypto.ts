/**
 * What the evidence needs from a machine: on servers node:crypto gives it, in a page the noble libraries do, also
 * without HTTPS. Everything else about hashing and signing is decided here, once.
 */
export type EvidenceCrypto = {
  /** SHA-256 (FIPS 180-4), 32 bytes. */
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /** Ed25519 (RFC 8032) by the 32 bytes of a public key; false for a signature of any other form. */
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
};

/** Whoever signs: a branch's key, of which only the name is known here. */
export type Signer = {
  readonly keyId: string;
  /** SPKI in PEM. */
  readonly publicPem: string;
  /** Ed25519, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
};

/**
 * Text encrypted before it reaches the domain (AES-256-GCM, one random key per subject and purpose).
 * The key lives in the vault under `keyId`; destroying it erases the text while the ledger still verifies.
 */
export type EncryptedText = { readonly keyId: string; readonly iv: string; readonly data: string };

/** A reason as the ledger keeps it: a code from the configured list and, at most, an encrypted note. */
export type Reason = { readonly code: string; readonly note: EncryptedText | null };

/** HMAC of a person's identity under one epoch of the recognition key. */
export type PersonKey = { readonly epoch: number; readonly hmac: string };

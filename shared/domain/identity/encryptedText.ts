/**
 * Text encrypted before it reaches the domain (AES-256-GCM, one random key per subject and purpose).
 * The key lives in the vault under `keyId`; destroying it erases the text while the ledger still verifies.
 */
export type EncryptedText = { readonly keyId: string; readonly iv: string; readonly data: string };

/** A reason as the ledger keeps it: a code from the configured list and, at most, an encrypted note. */
export type Reason = { readonly code: string; readonly note: EncryptedText | null };

/** HMAC of a person's identity under one epoch of the recognition key. */
export type PersonKey = { readonly epoch: number; readonly hmac: string };

/** The number of an administrative act: sealed, with a mark that is the same for the same act and tells nothing of it. */
export type SealedAct = { readonly mark: string; readonly text: EncryptedText };

/**
 * Another system's name for an appointment: sealed, with the keyed hash by which the same one is booked once. Without a text
 * where a line of a file has no name but what it asks for.
 */
export type SealedReference = { readonly hash: string; readonly text: EncryptedText | null };

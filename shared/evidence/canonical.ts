import canonicalize from 'canonicalize';
import { textOf, utf8 } from './bytes.ts';

/**
 * The one spelling of a JSON value (RFC 8785). Throws on what JSON cannot hold: that is a defect of the caller, and a
 * ledger must not guess.
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('value has no canonical form');
  return text;
}

/** The same as UTF-8: what is stored, hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalText(value));
}

/** The value of some bytes, if they are the canonical form of it; else why not. */
export function readCanonical(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    const text = textOf(bytes);
    const value: unknown = JSON.parse(text);
    return canonicalText(value) === text ? { ok: true, value } : { ok: false };
  } catch {
    return { ok: false };
  }
}

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
    return isCanonicalText(text, value) ? { ok: true, value } : { ok: false };
  } catch {
    return { ok: false };
  }
}

/**
 * RFC 8785 spells numbers and texts as `JSON.stringify` does and asks for sorted names besides. So what it gives back
 * unchanged, with every object's names in order, is canonical; the rest is spelled in full to be sure (names that look
 * like numbers change their place on being read).
 */
function isCanonicalText(text: string, value: unknown): boolean {
  return (JSON.stringify(value) === text && hasSortedNames(value)) || canonicalText(value) === text;
}

function hasSortedNames(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedNames);
  const named = value as Readonly<Record<string, unknown>>;
  let before = '';
  // What JSON.parse gives has no names but its own.
  for (const name in named) {
    if (name < before || !hasSortedNames(named[name])) return false;
    before = name;
  }
  return true;
}

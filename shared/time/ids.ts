import { type Random, randomBytes, seededBytes } from './random.ts';

/** A source of ids that no two calls share. */
export type NewId = () => string;

/** UUID version 4. Not `crypto.randomUUID`: a kiosk page served over plain HTTP on the branch's network has no such function. */
export const systemId: NewId = () => formatUuid(randomBytes(16));

/** Ids drawn from a seeded generator, for rehearsals and tests. */
export function seededIds(random: Random): NewId {
  const bytes = seededBytes(random);
  return () => formatUuid(bytes(16));
}

/** Every byte in two hexadecimal digits: an id is made for each command. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Where the version and the variant stand, and before which bytes a hyphen does. */
const VERSION_AT = 6;
const VARIANT_AT = 8;
const HYPHEN_BEFORE = new Set([4, 6, 8, 10]);

function formatUuid(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < 16; index += 1) {
    const byte = bytes[index] ?? 0;
    if (HYPHEN_BEFORE.has(index)) text += '-';
    if (index === VERSION_AT) text += HEX[(byte & 0x0f) | 0x40];
    else if (index === VARIANT_AT) text += HEX[(byte & 0x3f) | 0x80];
    else text += HEX[byte];
  }
  return text;
}

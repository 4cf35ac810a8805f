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

function formatUuid(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x40;
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

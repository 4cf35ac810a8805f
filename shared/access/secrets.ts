import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { randomBytes } from '../time/random.ts';
import { Turns } from './turns.ts';

/** Cost of Argon2id: memory in KiB, passes over it, lanes. */
type Cost = { readonly m: number; readonly t: number; readonly p: number };
type Stored = Cost & { readonly salt: Buffer; readonly tag: Buffer };
/** What a short secret is bound to besides itself: a key that is in another file, and whose it is. */
export type Bound = { readonly key: Uint8Array; readonly to: string };

/**
 * What new secrets cost: OWASP's Password Storage Cheat Sheet, Argon2id, "m=19456 (19 MiB), t=2, p=1". Salt and tag have
 * the 16 and 32 bytes of RFC 9106, 3.1. That RFC's own choice (section 4: 64 MiB) is for machines that do nothing else.
 */
const COST: Cost = { m: 19_456, t: 2, p: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** What was stored before costs were written beside the tag; never changes. */
const UNWRITTEN: Cost = { m: 19_456, t: 2, p: 1 };
/** The most that a stored cost may ask for: a row that a hand wrote must not eat the machine's memory. */
const MOST: Cost = { m: 262_144, t: 10, p: 8 };

/**
 * Two at once: 38 MiB, and two of libuv's four threads are left for files. Some 30 a second, so that 64 wait two seconds;
 * a flood beyond that is refused before it costs anything.
 */
const turns = new Turns({ atOnce: 2, waiting: 64 });
const argon = promisify(argon2);

/** Argon2id of a secret with a salt of its own, as PHC's string format writes it. Off the main thread; throws `TooManyWaiting`. */
export async function hashSecret(secret: string, bound?: Bound): Promise<string> {
  const salt = Buffer.from(randomBytes(SALT_BYTES));
  const tag = await derive(secret, { ...COST, salt, tagLength: TAG_BYTES }, bound);
  return `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether a secret is the one that was stored, in whichever form; false for what nobody can read. Throws `TooManyWaiting`. */
export async function secretMatches(secret: string, stored: string, bound?: Bound): Promise<boolean> {
  const read = readStored(stored);
  if (read === null) return false;
  const actual = await derive(secret, { ...read, tagLength: read.tag.length }, bound);
  return timingSafeEqual(read.tag, actual);
}

/** Whether a stored secret is written otherwise, or costs less or more, than a new one. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(`$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$`);
}

function derive(
  secret: string,
  { m, t, p, salt, tagLength }: Cost & { readonly salt: Buffer; readonly tagLength: number },
  bound?: Bound,
): Promise<Buffer> {
  const binding = bound === undefined ? {} : { secret: bound.key, associatedData: Buffer.from(bound.to, 'utf8') };
  const options = { parallelism: p, memory: m, passes: t, tagLength, nonce: salt, message: secret, ...binding };
  return turns.run(() => argon('argon2id', options));
}

function readStored(stored: string): Stored | null {
  const older = /^argon2id\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/.exec(stored);
  if (older !== null) return checked({ ...UNWRITTEN, ...bytes(older[1], older[2]) });
  const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(
    stored,
  );
  if (phc === null) return null;
  return checked({ m: Number(phc[1]), t: Number(phc[2]), p: Number(phc[3]), ...bytes(phc[4], phc[5]) });
}

function bytes(salt = '', tag = ''): Pick<Stored, 'salt' | 'tag'> {
  return { salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

function checked(stored: Stored): Stored | null {
  const { m, t, p, salt, tag } = stored;
  const bearable = t >= 1 && p >= 1 && m >= 8 * p && m <= MOST.m && t <= MOST.t && p <= MOST.p;
  return bearable && salt.length >= 8 && tag.length === TAG_BYTES ? stored : null;
}

function unpadded(data: Buffer): string {
  return data.toString('base64').replace(/=+$/, '');
}

import { scrypt, timingSafeEqual } from 'node:crypto';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { PIN_HASH } from '../settings/pinHash.ts';

/** scrypt's cost: about a tenth of a second and 32 MiB for each try, on the computers that kiosks have. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MAX_MEMORY = 128 * 1024 * 1024;

/** The hash of a PIN with a new salt, to be written in the settings. */
export async function hashPin(pin: string): Promise<string> {
  const salt = Buffer.from(randomBytes(SALT_BYTES));
  const key = await derive(pin, salt, KEY_BYTES, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a PIN is the one of a hash; false for a hash that cannot be read. Compared in constant time. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt, key] = PIN_HASH.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64url'), expected.length, cost), expected);
}

type Cost = { readonly N: number; readonly r: number; readonly p: number };

function derive(pin: string, salt: Buffer, length: number, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, length, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

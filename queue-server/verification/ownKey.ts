import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Expectations } from './report.ts';

/** The public key to check with: the caller's trusted one, else the one beside the database (which proves less), else none. */
export function keyFor(database: string, trusted: string | null): Pick<Expectations, 'publicKey' | 'keySource'> {
  if (trusted !== null) return { publicKey: readFileSync(trusted, 'utf8'), keySource: 'trusted' };
  const places = [join(`${database}.keys`, 'seal.pub.pem'), join(dirname(database), 'seal.pub.pem')];
  const own = places.find((place) => existsSync(place));
  if (own !== undefined) return { publicKey: readFileSync(own, 'utf8'), keySource: 'own' };
  return { publicKey: null, keySource: 'none' };
}

import { textOf } from '@turno25/shared/evidence/bytes.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import type { Db } from './database.ts';

/** Every change of the signing key that the ledger tells, in order. */
export function rotationsIn(db: Db): readonly Rotation[] {
  const payloads = db.prepare("SELECT payload FROM event WHERE type = 'keyRotated' ORDER BY seq").pluck().all();
  return (payloads as Buffer[]).map((payload) => JSON.parse(textOf(payload)) as Rotation);
}

import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import type { LedgerRow } from '@turno25/shared/evidence/row.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import type { Fault, Suspicion } from '../registry/standing.ts';

/** Changes of the key that are told among some rows; whether both keys signed them is for the walk to say. */
export function rotationsAmong(rows: readonly LedgerRow[]): readonly Rotation[] {
  return rows
    .filter(({ type }) => type === 'keyRotated')
    .flatMap(({ payload }) => {
      try {
        return [JSON.parse(Buffer.from(payload).toString('utf8')) as Rotation];
      } catch {
        return [];
      }
    });
}

/** A suspicion as it is told: without what the centre remembers of it. */
export function faultIn({ seq, code, detail, lost }: Suspicion): Fault {
  return { seq, code, detail, ...(lost === undefined ? {} : { lost }) };
}

/** A row as it travels; null where there is none. */
export function written(row: LedgerRow | undefined): unknown {
  return row === undefined ? null : writeRow(row);
}

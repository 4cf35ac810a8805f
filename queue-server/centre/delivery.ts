import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { INTAKE_BYTES, INTAKE_ROWS } from '@turno25/shared/contracts/intake.ts';
import type { LedgerRow } from '@turno25/shared/evidence/row.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { soon } from '@turno25/shared/time/timers.ts';
import type { Ledger } from '../ledger/ledger.ts';

const compressed = promisify(gzip);
/** Rows read in one go: some milliseconds, and then whoever waits for the server is answered. */
const AT_ONCE = 250;

/** Rows on their way, compressed, and the last of them. */
export type Delivery = { readonly last: LedgerRow; readonly bytes: Uint8Array<ArrayBuffer> };

/** How much goes in one delivery at most; a test makes it small. */
export type Measure = { readonly rows: number; readonly bytes: number };
export const WHOLE_MEASURE: Measure = { rows: INTAKE_ROWS, bytes: INTAKE_BYTES };

/** The rows after a place, as many as one delivery bears; null where there are none. One row goes whatever its size. */
export async function deliveryAfter(ledger: Ledger, after: number, measure: Measure): Promise<Delivery | null> {
  const lines: string[] = [];
  let last: LedgerRow | null = null;
  let size = 0;
  for (const row of ledger.rows(after)) {
    const line = `${JSON.stringify(writeRow(row))}\n`;
    size += Buffer.byteLength(line);
    if (lines.length > 0 && size > measure.bytes) break;
    lines.push(line);
    last = row;
    if (lines.length >= measure.rows) break;
    if (lines.length % AT_ONCE === 0) await aside();
  }
  if (last === null) return null;
  const bytes = await compressed(lines.join(''));
  return { last, bytes: new Uint8Array(bytes) };
}

/** Lets whatever arrived meanwhile go first. */
function aside(): Promise<void> {
  return new Promise((resolve) => soon(resolve));
}

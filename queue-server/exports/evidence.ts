import { createHash } from 'node:crypto';
import type { Signer } from '@turno25/shared/evidence/crypto.ts';
import { type DayFile, makeDayFile } from '@turno25/shared/evidence/dayFile.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** The signed file of a day: the central system can take it, and anybody with the branch's public key can check it. */
export function dayFileOf(ledger: Ledger, date: string, branchId: string, signer: Signer): DayFile {
  return makeDayFile(ledger.rowsOf(date), { branchId, date, head: ledger.head() }, signer);
}

/** SHA-256 of a file's bytes, hexadecimal, to print beside it. */
export function fileDigest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

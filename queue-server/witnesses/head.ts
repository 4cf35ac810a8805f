import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { type SignedHead, signHead } from '@turno25/shared/evidence/head.ts';
import type { Branch } from '../branch.ts';

/** The end of the ledger as it stands, signed, for others to keep. */
export function headOf({
  ledger,
  engine,
  epoch,
  branchKey,
}: Pick<Branch, 'ledger' | 'engine' | 'epoch' | 'branchKey'>): SignedHead {
  const { seq, hash } = ledger.head();
  const { day, lastNumber } = engine.state();
  return signHead(
    {
      ledgerId: ledger.id() ?? '',
      epoch,
      seq,
      hash: hexOf(hash),
      at: engine.now(),
      numbers: day === null ? null : { date: day.date, last: Object.fromEntries(lastNumber) },
    },
    branchKey,
  );
}

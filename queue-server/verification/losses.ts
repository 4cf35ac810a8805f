import { readCanonical } from '@turno25/shared/evidence/canonical.ts';
import { type Finding, found } from '@turno25/shared/evidence/finding.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { sealedTextsOf } from './whatItWasMadeWith.ts';

/** A loss that names a text which the ledger does not have in that place: nobody answers for what never was. */
export function lossFinding(ledger: Ledger, event: RecordedEvent): Finding | null {
  if (event.type !== 'textsLost') return null;
  for (const { seq, keyId, digest } of event.payload.texts) {
    const row = ledger.row(seq);
    const payload = row === null ? null : readCanonical(row.payload);
    const held = payload?.ok ? sealedTextsOf(seq, payload.value) : [];
    if (!held.some((text) => text.keyId === keyId && text.digest === digest))
      return found(event.seq, 'textsLost', `event ${seq} holds no such text as is said to be lost`);
  }
  return null;
}

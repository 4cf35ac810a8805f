import type { VisitNotes } from '@turno25/shared/contracts/counters.ts';
import type { Reason } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { iso } from './format.ts';
import type { StaffNames } from './visitView.ts';

const OF = { visitTransferred: 'transfer', visitHeld: 'hold', visitCalled: 'specificCall' } as const;

/** What colleagues wrote of a visit, the first first. Read while the visit is open: afterwards nobody asks, and the keys go. */
export function visitNotes(
  { ledger, vault }: { readonly ledger: Ledger; readonly vault: Vault },
  names: StaffNames,
  date: string,
  visitId: VisitId,
): VisitNotes['notes'] {
  return ledger.ofVisit(date, visitId, Object.keys(OF)).flatMap((event) => {
    const { reason } = event.payload as { readonly reason?: Reason };
    const text = reason?.note == null ? null : vault.decrypt(reason.note);
    if (reason === undefined || text === null) return [];
    return [
      { at: iso(event.at), by: names(event.actor), of: OF[event.type as keyof typeof OF], code: reason.code, text },
    ];
  });
}

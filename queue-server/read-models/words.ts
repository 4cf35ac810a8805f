import type { SentMessages, UnreadMessages } from '@turno25/shared/contracts/counters.ts';
import type { DayNote } from '@turno25/shared/contracts/day.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { iso, isoOrNull } from './format.ts';
import { type StaffNames, unreadBy } from './visitView.ts';

type Parts = { readonly ledger: Ledger; readonly vault: Vault };

/** What somebody who attends has not read, the first first. */
export function unreadMessages(
  { vault }: Pick<Parts, 'vault'>,
  names: StaffNames,
  state: BranchState,
  attendantId: string,
): UnreadMessages['messages'] {
  return unreadBy(state, attendantId).map(([id, { at, by, text }]) => ({
    id,
    at: iso(at),
    by: names(by),
    text: vault.decrypt(text) ?? '',
  }));
}

/** What was written on a day to whoever attended at a counter, the newest first, and when it was read. */
export function sentMessages(
  { ledger, vault }: Parts,
  names: StaffNames,
  date: string,
  counterId: string,
): SentMessages['messages'] {
  const events = ledger.ofTypes(date, ['counterMessaged', 'messageRead']);
  const readAt = new Map(
    events.flatMap((event) => (event.type === 'messageRead' ? [[event.payload.messageId, event.at] as const] : [])),
  );
  return events
    .flatMap((event) => {
      if (event.type !== 'counterMessaged' || event.payload.counterId !== counterId) return [];
      const { messageId, attendantId, by, text } = event.payload;
      return [
        {
          id: messageId,
          at: iso(event.at),
          by: names(by),
          to: names(attendantId),
          text: vault.decrypt(text) ?? '',
          readAt: isoOrNull(readAt.get(messageId) ?? null),
        },
      ];
    })
    .reverse();
}

/** What was noted on a day, in the order in which it was written; the text is null where its key is gone. */
export function dayNotes({ ledger, vault }: Parts, names: StaffNames, date: string): DayNote[] {
  return ledger.notesOn(date).flatMap((event) => {
    if (event.type !== 'dayNoted') return [];
    const { from, to, text, by } = event.payload;
    return [
      {
        writtenAt: iso(event.at),
        by: names(by),
        from: isoOrNull(from),
        to: isoOrNull(to),
        text: vault.decrypt(text),
      },
    ];
  });
}

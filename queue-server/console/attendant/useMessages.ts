import type { UnreadMessages } from '@turno25/shared/contracts/counters.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

export type MessagesAtDesk = {
  readonly messages: UnreadMessages['messages'];
  readonly busy: boolean;
  readonly trouble: string | null;
  /** Says that the first one was read; does nothing where there is none. */
  readonly read: () => void;
};

/** What was written to whoever attends here; asked for again when how many they have not read changes. */
export function useMessages(live: Live, unread: number): MessagesAtDesk {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { answer } = useAsked<UnreadMessages>(unread === 0 ? null : '/desk/messages', { since: String(unread) });
  const messages = unread === 0 ? [] : (answer?.messages ?? []);
  const [first] = messages;

  async function say(id: string): Promise<void> {
    const said = await send<null>(`/messages/${id}/read`, {});
    if (said === null) return;
    setTrouble(said.ok ? null : commandTrouble(said.error));
    void live.refresh();
  }
  return { messages, busy, trouble, read: () => first !== undefined && void say(first.id) };
}

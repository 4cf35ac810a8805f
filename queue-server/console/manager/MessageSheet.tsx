import type { SentMessages } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { wallTime } from '../live/spans.ts';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './words.module.css';

const LONGEST = 500;
/** Whoever waits for the answer sees it come without asking. */
const AGAIN_MS = 5_000;

type Props = {
  readonly counterId: string;
  readonly label: string;
  readonly name: string;
  readonly live: Live;
  readonly zone: string;
  readonly onClose: () => void;
};

/** A few words to whoever attends at a counter, and which of today's were read when. */
export function MessageSheet({ counterId, label, name, live, zone, onClose }: Props) {
  const { send, busy } = useSend();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const sent = useAsked<SentMessages>(`/counters/${counterId}/messages`, { everyMillis: AGAIN_MS });
  const hour = (at: string): string => wallTime(Date.parse(at), zone);

  async function give(): Promise<void> {
    const answer = await send<null>(`/counters/${counterId}/message`, { text: text.trim() });
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    if (answer.ok) setText('');
    sent.refresh();
    void live.refresh();
  }

  return (
    <Sheet
      title={say('console.message.title', { name })}
      lead={say('console.message.lead', { counter: say('common.counter', { label }) })}
      action={say('console.message.send')}
      busy={busy}
      trouble={trouble ?? sent.trouble}
      onSubmit={() => void give()}
      onClose={onClose}
    >
      <TextField
        label={say('console.message.text')}
        value={text}
        maxLength={LONGEST}
        autoComplete="off"
        required
        onChange={setText}
      />
      <div role="status">
        {sent.answer?.messages.length === 0 && <p className={styles.of}>{say('console.message.none')}</p>}
        <ul className={styles.words}>
          {sent.answer?.messages.map((message) => (
            <li key={message.id}>
              <p className={styles.of}>
                {say('console.message.sentTo', { time: hour(message.at), by: message.by, to: message.to })}
              </p>
              <p>{message.text}</p>
              <p className={styles.state}>
                {message.readAt === null
                  ? say('console.message.unread')
                  : say('console.message.readAt', { time: hour(message.readAt) })}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

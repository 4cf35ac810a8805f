import type { UnreadMessages } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { wallTime } from '../live/spans.ts';
import { READ_KEY } from './keys.ts';
import styles from './messages.module.css';

type Props = {
  readonly messages: UnreadMessages['messages'];
  readonly zone: string;
  readonly busy: boolean;
  readonly showKeys: boolean;
  readonly trouble: string | null;
  readonly onRead: () => void;
};

/** What the manager wrote, one at a time, the first first, until it is read: over the line, so that no verb moves for it. */
export function Messages({ messages, zone, busy, showKeys, trouble, onRead }: Props) {
  const [first] = messages;
  return (
    <div className={styles.messages} role="status">
      {first !== undefined && (
        <div className={styles.message}>
          <p className={styles.of}>
            {say('console.message.of', { by: first.by, time: wallTime(Date.parse(first.at), zone) })}
            {messages.length > 1 && ` · ${say('console.message.more', { count: messages.length - 1 })}`}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too */}
          <p className={styles.text} tabIndex={0}>
            {first.text}
          </p>
          <Button shortcut={READ_KEY} keyShown={showKeys} disabled={busy} onPress={onRead}>
            {say('console.message.read')}
          </Button>
          {trouble !== null && <p role="alert">{trouble}</p>}
        </div>
      )}
    </div>
  );
}

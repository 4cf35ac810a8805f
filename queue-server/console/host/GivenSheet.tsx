import type { DoorView, HandedPaper } from '@turno25/shared/contracts/door.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { QrCode } from '@turno25/shared/ui/QrCode.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './host.module.css';

export type Given = { readonly id: string; readonly number: string };

type Props = {
  readonly ticket: Given;
  readonly door: DoorView | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

const PAPER_MS = 2_000;

/** The number, large enough to be shown; and how its person takes it along: on paper from a kiosk, or on their telephone. */
export function GivenSheet({ ticket, door, onChanged, onClose }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [showsCode, setShowsCode] = useState(false);
  const follow = useAsked<{ readonly url: string }>(showsCode ? `/tickets/${ticket.id}/follow` : null);
  const paper = useAsked<HandedPaper>(sentTo === null ? null : `/tickets/${ticket.id}/paper`, {
    everyMillis: PAPER_MS,
  });
  const kiosks = door?.kiosks.filter(({ online }) => online) ?? [];

  async function print(id: string, name: string): Promise<void> {
    setTrouble(null);
    const answer = await send<unknown>(`/tickets/${ticket.id}/print-at`, { deviceId: id });
    if (answer === null) return;
    onChanged();
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    setShowsCode(false);
    setSentTo({ id, name });
  }

  return (
    <Sheet title={say('host.given.title')} lead={say('host.given.lead')} trouble={trouble} onClose={onClose}>
      <p className={styles.given}>{ticket.number}</p>
      <div role="status">
        {sentTo !== null && (
          <Notice kind={paper.answer?.state === 'failed' ? 'warning' : 'info'}>
            {say(PAPER_WORDS[paper.answer?.state ?? 'sent'], { kiosk: sentTo.name })}
          </Notice>
        )}
      </div>
      <div className={styles.ways}>
        {kiosks.length === 0 && <p>{say('host.given.noKiosk')}</p>}
        {kiosks.map(({ id, name }) => (
          <Button key={id} busy={busy} onPress={() => void print(id, name)}>
            {say('host.given.print', { kiosk: name })}
          </Button>
        ))}
        {sentTo === null && !showsCode && <Button onPress={() => setShowsCode(true)}>{say('host.given.qr')}</Button>}
      </div>
      {showsCode && follow.answer !== null && (
        <figure className={styles.code}>
          <QrCode
            text={new URL(follow.answer.url, location.origin).href}
            label={say('host.given.qrLabel', { number: ticket.number })}
          />
          <figcaption>{say('host.given.qrText')}</figcaption>
        </figure>
      )}
      {showsCode && follow.trouble !== null && <p role="alert">{follow.trouble}</p>}
    </Sheet>
  );
}

const PAPER_WORDS = {
  sent: 'host.given.sent',
  out: 'host.given.out',
  failed: 'host.given.notOut',
} as const satisfies Readonly<Record<HandedPaper['state'], string>>;

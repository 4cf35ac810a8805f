import type { OirsCase } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { wallTime } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = { readonly one: OirsCase; readonly mails: boolean; readonly zone: string };

/** What became of the reply by mail, as it is: taken by a mail server is not yet read by anybody. */
export function Mailed({ one, mails, zone }: Props) {
  const { send, busy } = useSend();
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (one.outcome !== 'answered' || one.replyChannel !== 'email') return null;
  const maySend = mails && !asked && (one.mail === null || one.mail.state === 'failed');

  async function ask(): Promise<void> {
    const answer = await send<null>(`/oirs/${one.folio}/mail`, {});
    if (answer === null) return;
    setAsked(answer.ok);
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
  }

  return (
    <section aria-label={say('oirsTray.mail')}>
      <p>
        <strong>{say('oirsTray.mail')}.</strong> {asked ? say('oirsTray.mail.queued') : mailWords(one.mail, zone)}
      </p>
      {maySend && (
        <Button disabled={busy} onPress={() => void ask()}>
          {say('oirsTray.mail.send')}
        </Button>
      )}
      <p role="alert">{trouble}</p>
    </section>
  );
}

function mailWords(mail: OirsCase['mail'], zone: string): string {
  if (mail === null) return say('oirsTray.mail.none');
  const why = mail.trouble === null ? '' : say(`oirsTray.mail.trouble.${mail.trouble}`);
  const at = Date.parse(mail.at);
  switch (mail.state) {
    case 'sent':
      return say('oirsTray.mail.sent', { date: numericDate(at, zone), time: wallTime(at, zone) });
    case 'failed':
      return say('oirsTray.mail.failed', { trouble: why });
    case 'queued':
      if (mail.trouble === null || mail.nextAt === null) return say('oirsTray.mail.queued');
      return say('oirsTray.mail.again', { trouble: why, time: wallTime(Date.parse(mail.nextAt), zone) });
  }
}

import type { PauseView } from '@turno25/shared/contracts/tickets.ts';
import { type ApiTrouble, command, get } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FlowSlot } from '../common/flow.ts';
import actions from '../common/parts/actions.module.css';
import { Question } from '../common/parts/Question.tsx';
import { useFlowSlot } from '../common/useFlowSlot.ts';
import styles from './PauseScreen.module.css';

type Props = {
  readonly token: string;
  /** Read from the person's own paper. */
  readonly code: string;
  readonly slot: FlowSlot;
  /** What a ticket without a pause is for on this machine, if anything. */
  readonly onOther: (() => void) | null;
  readonly onDone: () => void;
};

type Shown =
  | { readonly at: 'asking' }
  | { readonly at: 'ask'; readonly number: string }
  | { readonly at: 'yes' | 'no' | 'none'; readonly number: string }
  | { readonly at: 'unknown' | 'away' };

/** Their own paper before the scanner: staff wrote that they asked for a pause, and they say whether they did. */
export function PauseScreen({ token, code, slot, onOther, onDone }: Props) {
  const say = useSay();
  const { newId } = useSources();
  const [shown, setShown] = useState<Shown>({ at: 'asking' });
  const [busy, setBusy] = useState(false);
  /** Of this paper: asked again after no answer, it is the same word of the same person. */
  const key = useRef<string | null>(null);
  const other = useEffectEvent(() => onOther?.());
  const hasOther = onOther !== null;
  useFlowSlot(slot, { screen: shown.at, canGoBack: shown.at === 'ask' && !busy, ended: false }, () => false);

  useEffect(() => {
    let stale = false;
    void get<PauseView>(`/tickets/pause/${encodeURIComponent(code)}`, { token }).then((answer) => {
      if (stale) return;
      if (answer.ok && answer.value.toConfirm) setShown({ at: 'ask', number: answer.value.number });
      else if (hasOther) other();
      else setShown(answer.ok ? { at: 'none', number: answer.value.number } : { at: troubled(answer.error) });
    });
    return () => {
      stale = true;
    };
  }, [code, token, hasOther]);

  async function confirm(number: string): Promise<void> {
    setBusy(true);
    key.current ??= newId();
    const answer = await command('POST', '/tickets/confirm-hold', { code }, { token, key: key.current });
    setBusy(false);
    setShown(answer.ok ? { at: 'yes', number } : { at: troubled(answer.error) });
  }

  if (shown.at === 'asking') return <Question ask={say('kiosk.pause.asking')}>{null}</Question>;
  const number = 'number' in shown ? shown.number : '';
  return (
    <Question ask={say(`kiosk.pause.${shown.at}.title`, { number })}>
      <div className={styles.message}>
        <p className={styles.text} role="status">
          {say(`kiosk.pause.${shown.at}.text`, { number })}
        </p>
        {shown.at === 'ask' ? (
          <div className={actions.stack}>
            <Button look="primary" size="large" disabled={busy} onPress={() => void confirm(number)}>
              {say('kiosk.pause.ask.yes')}
            </Button>
            <Button size="large" disabled={busy} onPress={() => setShown({ at: 'no', number })}>
              {say('kiosk.pause.ask.no')}
            </Button>
          </div>
        ) : (
          <Button look="primary" size="large" onPress={onDone}>
            {say('kiosk.ticket.done')}
          </Button>
        )}
      </div>
    </Question>
  );
}

function troubled(trouble: ApiTrouble): 'unknown' | 'away' {
  return trouble.kind === 'offline' || trouble.problem.status >= 500 ? 'away' : 'unknown';
}

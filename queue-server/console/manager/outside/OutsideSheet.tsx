import type { OutsideView } from '@turno25/shared/contracts/alerts.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { sinceWords } from '@turno25/shared/ui/sinceWords.ts';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import type { ServerClock } from '../../live/serverClock.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import styles from '../words.module.css';

const AGAIN_MS = 3_000;
type Message = OutsideView['messages'][number];
type Props = { readonly zone: string; readonly clock: ServerClock; readonly onClose: () => void };

/** Where alerts are told outside the branch, a trial of it, and what became of the last ones. */
export function OutsideSheet({ zone, clock, onClose }: Props) {
  const { answer, trouble, refresh } = useAsked<OutsideView>('/alerts/outside', { everyMillis: AGAIN_MS });
  const { send, busy } = useSend();
  const [problem, setProblem] = useState<string | null>(null);
  const trial = async (): Promise<void> => {
    const sent = await send<null>('/alerts/outside/test', {});
    if (sent === null) return;
    setProblem(sent.ok ? null : commandTrouble(sent.error));
    refresh();
  };
  const title = say('outside.title');
  const when = (instant: string): string => sinceWords(Date.parse(instant), clock.now(), zone);
  return (
    <Sheet title={title} lead={say('outside.lead')} trouble={problem ?? trouble} onClose={onClose}>
      {answer !== null && (
        <>
          <p>{whereTo(answer)}</p>
          {answer.to !== null && answer.hasSecret && (
            <p>
              <Button busy={busy} onPress={() => void trial()}>
                {say('outside.test')}
              </Button>
            </p>
          )}
          <Table
            caption={say('outside.log')}
            captionShown
            columns={columnsIn(when)}
            rows={answer.messages}
            rowKey={({ id }) => id}
            empty={say('outside.log.none')}
          />
        </>
      )}
    </Sheet>
  );
}

function whereTo({ to, hasSecret }: OutsideView): string {
  if (to === null) return say('outside.nowhere');
  return hasSecret ? say('outside.to', { to }) : say('outside.noSecret', { to });
}

function columnsIn(when: (instant: string) => string): readonly Column<Message>[] {
  return [
    { id: 'what', head: say('outside.what'), cell: ({ kind }) => say(`outside.kind.${kind}`) },
    { id: 'when', head: say('outside.when'), cell: ({ at }) => when(at) },
    {
      id: 'became',
      head: say('outside.became'),
      cell: (message) => (
        <>
          {say(`outside.state.${message.state}`)}
          <span className={styles.under}>{detailOf(message, when)}</span>
        </>
      ),
    },
  ];
}

/** How it was answered the last time, how often it was tried, and when it is tried again. */
function detailOf({ tries, answer, nextAt }: Message, when: (instant: string) => string): string {
  const said = answer === null ? '' : answerWords(answer);
  const again = nextAt === null || tries === 0 ? '' : say('outside.again', { when: when(nextAt) });
  return [said, tries > 1 ? say('outside.tries', { tries }) : '', again].filter((part) => part !== '').join(' · ');
}

function answerWords(answer: string): string {
  const key = `outside.answer.${answer}`;
  return isMessageKey(key) ? say(key) : answer;
}

import type {
  PersonHoldings,
  RightsContent,
  RightsHistory,
  RightsRequestView,
} from '@turno25/shared/contracts/rights.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { fullDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { wallTime } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { Holdings } from './Holdings.tsx';
import { keptWords } from './keptWords.ts';
import { RectifyPart } from './RectifyPart.tsx';
import styles from './rights.module.css';

type Props = {
  readonly one: RightsRequestView;
  readonly zone: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

const OUTCOMES = ['granted', 'partly', 'denied'] as const;
const BLOCKABLE: readonly string[] = ['blocking', 'rectification', 'erasure', 'opposition'];

/** One request: looked into on purpose, carried out, and answered. Every step of it stands below with its author. */
export function RequestSheet({ one, zone, onChanged, onClose }: Props) {
  const { send, busy } = useSend();
  const [held, setHeld] = useState<PersonHoldings | null>(null);
  const [content, setContent] = useState<RightsContent | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [reply, setReply] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const history = useAsked<RightsHistory>(`/rights/${one.id}/history`);
  const isOpen = one.answeredAt === null;

  async function act<T>(step: string, body: unknown, then: (value: T) => void = () => {}): Promise<void> {
    const answer = await send<T>(`/rights/${one.id}/${step}`, body);
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    if (answer.ok) then(answer.value);
    history.refresh();
    onChanged();
  }

  return (
    <Sheet
      title={say('rights.title', { right: say(`rights.right.${one.right}`), number: one.number })}
      lead={say('rights.sheet.lead', {
        received: plainDate(one.receivedOn),
        due: plainDate(one.dueDate),
        by: one.registeredBy,
        proof: say(`rights.proof.${one.proof}`),
      })}
      {...(isOpen ? { action: say('rights.answer') } : {})}
      busy={busy}
      trouble={trouble}
      onSubmit={() => outcome !== null && void act('answer', { outcome, reply: reply.trim() }, onClose)}
      onClose={onClose}
    >
      <div className={styles.verbs}>
        <Button disabled={busy} onPress={() => void act('read', {}, setContent)}>
          {say('rights.read')}
        </Button>
        {isOpen && (
          <Button disabled={busy} onPress={() => void act('look', {}, setHeld)}>
            {say('rights.look')}
          </Button>
        )}
        {isOpen && one.right === 'erasure' && !one.erased && <Erase one={one} busy={busy} act={act} />}
        {isOpen && BLOCKABLE.includes(one.right) && !one.blocked && (
          <Button disabled={busy} onPress={() => void act('block', {})}>
            {say('rights.block')}
          </Button>
        )}
        {one.blocked && (
          <Button disabled={busy} onPress={() => void act('unblock', {})}>
            {say('rights.unblock')}
          </Button>
        )}
      </div>
      {one.blocked && <Notice kind="warning">{say('rights.blocked.notice')}</Notice>}
      {one.erasureAskedBy !== null && !one.erased && (
        <Notice kind="info">{say('rights.erase.waits', { name: one.erasureAskedBy.name })}</Notice>
      )}
      {content !== null && <Content content={content} />}
      {held !== null && <Holdings held={held} zone={zone} />}
      {isOpen && one.right === 'rectification' && held !== null && (
        <RectifyPart cases={held.cases} busy={busy} onRectify={(body) => void act('rectify', body)} />
      )}
      {isOpen && (
        <>
          <Choice
            legend={say('rights.how')}
            options={OUTCOMES.map((value) => ({ value, label: say(`rights.outcome.${value}`) }))}
            value={outcome}
            onChoose={setOutcome}
          />
          <Field label={say('rights.reply')} help={say('rights.reply.help')}>
            {(control) => (
              <textarea
                {...control}
                rows={4}
                required
                minLength={3}
                maxLength={4000}
                value={reply}
                onChange={(event) => setReply(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      {history.answer !== null && (
        <ul className={styles.lines} aria-label={say('rights.history')}>
          {history.answer.steps.map(({ at, by, what, keys, kept }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
            <li key={place}>
              {fullDate(Date.parse(at), zone)}, {wallTime(Date.parse(at), zone)} ·{' '}
              {say(`rights.step.${what}`, { by, keys: keys ?? 0 })}
              {kept.length > 0 && ` ${keptWords(kept)}`}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

type EraseProps = {
  readonly one: RightsRequestView;
  readonly busy: boolean;
  readonly act: (step: string, body: unknown) => Promise<void>;
};

/** What comes back by nobody's word is pressed by two. */
function Erase({ one, busy, act }: EraseProps) {
  const asked = one.erasureAskedBy;
  return (
    <Button disabled={busy || asked?.yours === true} onPress={() => void act('erase', {})}>
      {say(asked === null ? 'rights.erase.ask' : 'rights.erase.confirm')}
    </Button>
  );
}

function Content({ content: { person, words, reply } }: { readonly content: RightsContent }) {
  return (
    <div className={styles.part}>
      <h3>{say('rights.content')}</h3>
      <p>
        {person === null
          ? say('rights.gone')
          : say('rights.person', { name: person.name, document: person.document, contact: person.contact })}
      </p>
      {words !== null && <p>{say('rights.said', { words })}</p>}
      {reply !== null && <p>{say('rights.replied', { reply })}</p>}
    </div>
  );
}

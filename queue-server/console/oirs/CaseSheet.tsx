import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { OirsCase, OirsContent, OirsTray } from '@turno25/shared/contracts/oirs.ts';
import { filledReply } from '@turno25/shared/domain/oirs/templates.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { clockTime, fullDate, numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { Files } from './Files.tsx';
import { Hands } from './Hands.tsx';
import { Letter } from './Letter.tsx';
import { Mailed } from './Mailed.tsx';
import styles from './oirs.module.css';

type Props = {
  readonly one: OirsCase;
  /** Who may be given it. */
  readonly people: OirsTray['people'];
  readonly templates: OirsTray['templates'];
  /** Answers leave by mail. */
  readonly mails: boolean;
  readonly branch: string;
  readonly institutions: Catalog['institutions'];
  readonly zone: string;
  readonly onClose: () => void;
};

const OUTCOMES = ['answered', 'referred', 'withdrawn'] as const;

/** One case: read on purpose, since each look is noted, and closed with what was answered or whom it was passed on to. */
export function CaseSheet({ one, people, templates, mails, branch, institutions, zone, onClose }: Props) {
  const { send, busy } = useSend();
  const { clock } = useSources();
  const [content, setContent] = useState<OirsContent | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [template, setTemplate] = useState('');
  const [reply, setReply] = useState('');
  const [referredTo, setReferredTo] = useState(institutions[0]?.id ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const isOpen = one.closedAt === null;

  async function read(): Promise<void> {
    const answer = await send<OirsContent>(`/oirs/${one.folio}/read`, {});
    if (answer === null) return;
    if (answer.ok) setContent(answer.value);
    else setTrouble(commandTrouble(answer.error));
  }

  async function close(): Promise<void> {
    if (outcome === null) return;
    const words = reply.trim();
    const answer = await send<null>(`/oirs/${one.folio}/close`, {
      outcome,
      ...(words === '' ? {} : { reply: words }),
      ...(outcome === 'referred' ? { referredTo } : {}),
    });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={one.folio}
      lead={`${say(`oirsTray.kind.${one.kind}`)} · ${one.institutionName} · ${fullDate(Date.parse(one.receivedAt), zone)}`}
      {...(isOpen ? { action: say('oirsTray.close') } : {})}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void close()}
      onClose={onClose}
    >
      {content === null ? (
        <Button disabled={busy} onPress={() => void read()}>
          {say('oirsTray.read')}
        </Button>
      ) : (
        <div className={styles.content}>
          <p className={styles.text}>{content.text ?? say('oirsTray.erased')}</p>
          {content.name !== null && <p>{say('oirsTray.name', { name: content.name })}</p>}
          {content.document !== null && <p>{say('oirsTray.document', { document: content.document })}</p>}
          <p>
            {say(`oirsTray.channel.${one.replyChannel}`)} {content.replyTo}
          </p>
          {content.reply !== null && (
            <p className={styles.text}>
              <strong>{say('oirsTray.replied')}</strong> {content.reply}
            </p>
          )}
        </div>
      )}
      {content !== null && <Letter one={one} content={content} branch={branch} zone={zone} />}
      <Files folio={one.folio} isOpen={isOpen} mayRead />
      <Mailed one={one} mails={mails} zone={zone} />
      <Hands one={one} people={people} zone={zone} />
      {isOpen && (
        <>
          <Choice
            legend={say('oirsTray.how')}
            options={OUTCOMES.map((value) => ({ value, label: say(`oirsTray.outcome.${value}`) }))}
            value={outcome}
            onChoose={setOutcome}
          />
          {outcome === 'answered' && templates.length > 0 && content !== null && (
            <Select
              label={say('oirsTray.template')}
              options={[
                { value: '', label: say('oirsTray.template.none') },
                ...templates.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={template}
              onChange={(id) => {
                setTemplate(id);
                const chosen = templates.find((known) => known.id === id);
                if (chosen === undefined) return;
                const nombre = content.name ?? say('oirsTray.template.noName');
                const text = filledReply(chosen.text, { folio: one.folio, nombre });
                // What is written already stays.
                setReply(reply.trim() === '' ? text : `${reply}\n\n${text}`);
              }}
            />
          )}
          {outcome === 'answered' && (
            <Field
              label={say('oirsTray.reply')}
              help={say(mails && one.replyChannel === 'email' ? 'oirsTray.replyMailed' : 'oirsTray.replyHelp')}
            >
              {(control) => (
                <textarea
                  {...control}
                  rows={6}
                  maxLength={8000}
                  value={reply}
                  onChange={(event) => setReply(event.target.value)}
                />
              )}
            </Field>
          )}
          {outcome === 'referred' && (
            <>
              <Notice kind={clock.now() > Date.parse(one.referUntil) ? 'warning' : 'info'}>
                {say('oirsTray.referUntil', {
                  date: numericDate(Date.parse(one.referUntil), zone),
                  time: clockTime(Date.parse(one.referUntil), zone),
                })}
              </Notice>
              <Select
                label={say('oirsTray.institution')}
                options={institutions.map(({ id, name }) => ({ value: id, label: name }))}
                value={referredTo}
                onChange={setReferredTo}
              />
            </>
          )}
        </>
      )}
    </Sheet>
  );
}

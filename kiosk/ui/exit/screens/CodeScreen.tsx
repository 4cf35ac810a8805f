import { Keyboard } from '@turno25/shared/ui/Keyboard.tsx';
import { CODE_KEYS, ERASE } from '@turno25/shared/ui/keys.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { type FormEvent, useState } from 'react';
import { isWholeCode, NOTHING_WRITTEN, tidyCode, written } from '../flow/survey.ts';
import questions from '../parts/questions.module.css';

type Props = {
  readonly initial: string;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly explain: string;
  readonly onCode: (code: string) => void;
  /** Answers without a code, on a kiosk of the branch. */
  readonly onAnonymous: (() => void) | null;
};

/** The code printed on the ticket, typed or read from its QR. */
export function CodeScreen({ initial, busy, trouble, explain, onCode, onAnonymous }: Props) {
  const say = useSay();
  const [{ code, raw }, setWritten] = useState(() => written(NOTHING_WRITTEN, initial));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWholeCode(code) && !busy) onCode(code);
  };
  const press = (key: string): void =>
    setWritten(key === ERASE ? written(NOTHING_WRITTEN, eraseLast(code)) : written({ code, raw }, code + key));
  return (
    <>
      <h1 className={questions.question} tabIndex={-1}>
        {say('survey.code.ask')}
      </h1>
      <form className={questions.form} onSubmit={submit}>
        <p className={questions.explain}>{explain}</p>
        <Field labelHidden label={say('survey.code.label')}>
          {(control) => (
            <input
              {...control}
              value={code}
              placeholder="·····-·····"
              onChange={(event) => setWritten(written({ code, raw }, event.target.value))}
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Keyboard rows={CODE_KEYS} onKey={press} />
        {trouble !== null && (
          <Notice kind="warning" announce="alert">
            {trouble}
          </Notice>
        )}
        <div className={questions.buttons}>
          <Button type="submit" look="primary" size="large" disabled={busy || !isWholeCode(code)}>
            {say(busy ? 'survey.code.checking' : 'survey.code.next')}
          </Button>
          {onAnonymous !== null && (
            <Button look="quiet" onPress={onAnonymous}>
              {say('survey.code.anonymous')}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}

/** Erases a letter, and with it the dash that stands before it. */
function eraseLast(code: string): string {
  return tidyCode(code.slice(0, -1));
}

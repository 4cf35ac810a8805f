import { Keyboard } from '@turno25/shared/ui/Keyboard.tsx';
import { TEXT_KEYS, typeKey, WIDE_TEXT_KEYS } from '@turno25/shared/ui/keys.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useRoom } from '../../common/frame/useRoom.ts';
import { hasAnswers, type Survey } from '../flow/survey.ts';
import questions from '../parts/questions.module.css';

const LONGEST_TEXT = 1_000;

type Props = {
  readonly survey: Survey;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  readonly onFirstQuestion: () => void;
};

/** A few words of the person's own, if they like; then everything is sent. */
export function TextScreen({ survey, onText, onSend, onFirstQuestion }: Props) {
  const say = useSay();
  const room = useRoom();
  const { text } = survey.answers;
  const canSend = hasAnswers(survey.answers);
  return (
    <>
      <h1 className={questions.question} tabIndex={-1}>
        {say('survey.text.ask')}
      </h1>
      <div className={questions.form}>
        <Field labelHidden label={say('survey.text.label')}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={LONGEST_TEXT}
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          )}
        </Field>
        <p className={questions.explain}>{say('survey.text.explain')}</p>
        <Keyboard
          rows={room === 'portrait' ? TEXT_KEYS : WIDE_TEXT_KEYS}
          onKey={(key) => onText(typeKey(text, key).slice(0, LONGEST_TEXT))}
        />
        {survey.trouble !== null && (
          <Notice kind="warning" announce="alert">
            {survey.trouble}
          </Notice>
        )}
        {canSend ? (
          <Button look="primary" size="large" disabled={survey.busy} onPress={onSend}>
            {say(sendLabel(survey))}
          </Button>
        ) : (
          <>
            <Notice>{say('survey.empty')}</Notice>
            <Button look="primary" size="large" onPress={onFirstQuestion}>
              {say('survey.empty.again')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function sendLabel({ busy, trouble, answers }: Survey) {
  if (busy) return 'survey.sending';
  if (trouble !== null) return 'survey.retry';
  return answers.text.trim() === '' ? 'survey.text.sendWithout' : 'survey.text.send';
}

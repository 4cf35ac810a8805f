import { Keyboard } from '@turno25/shared/ui/Keyboard.tsx';
import { TEXT_KEYS, typeKey } from '@turno25/shared/ui/keys.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
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
  const { text } = survey.answers;
  const canSend = hasAnswers(survey.answers);
  return (
    <>
      <h1 className={questions.question} tabIndex={-1}>
        {say('survey.text.ask')}
      </h1>
      <div className={questions.form}>
        <label className={questions.label}>
          <span className="visually-hidden">{say('survey.text.label')}</span>
          <textarea
            className={questions.input}
            rows={2}
            maxLength={LONGEST_TEXT}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        </label>
        <p className={questions.explain}>{say('survey.text.explain')}</p>
        <Keyboard rows={TEXT_KEYS} onKey={(key) => onText(typeKey(text, key).slice(0, LONGEST_TEXT))} />
        {survey.trouble !== null && (
          <p className={questions.trouble} role="alert">
            {survey.trouble}
          </p>
        )}
        {canSend ? (
          <Press className={questions.primary} disabled={survey.busy} onPress={onSend}>
            {say(sendLabel(survey))}
          </Press>
        ) : (
          <>
            <p className={questions.trouble}>{say('survey.empty')}</p>
            <Press className={questions.primary} onPress={onFirstQuestion}>
              {say('survey.empty.again')}
            </Press>
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

import type { MessageKey } from '@turno25/shared/i18n/messages.ts';
import { EMAIL_KEYS, RUN_KEYS, TEXT_KEYS, WIDE_TEXT_KEYS } from '@turno25/shared/ui/keys.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useRoom } from '../../common/frame/useRoom.ts';
import { shownNumber, tidyNumber } from '../../common/identity/identity.ts';
import { Question } from '../../common/parts/Question.tsx';
import { TypingForm } from '../../common/parts/TypingForm.tsx';
import type { Oirs, OirsTrouble, WrittenStep } from '../flow/oirs.ts';

const LONGEST = { text: 4_000, address: 300, name: 120, run: 12 } as const;
const TROUBLES: Readonly<Record<OirsTrouble, MessageKey>> = {
  short: 'oirs.text.short',
  email: 'oirs.address.troubleEmail',
  post: 'oirs.address.troublePost',
  notARun: 'kiosk.document.trouble.notARun',
  checkDigit: 'kiosk.document.trouble.checkDigit',
};

type Form = {
  readonly ask: MessageKey;
  readonly label: MessageKey;
  readonly hint: MessageKey;
  readonly keys: readonly (readonly string[])[];
};

type Props = {
  readonly step: WrittenStep;
  readonly oirs: Oirs;
  readonly onType: (text: string) => void;
  readonly onNext: () => void;
};

/** Whatever has to be written: the message, where to answer, and for whom. */
export function WriteScreen({ step, oirs, onType, onNext }: Props) {
  const say = useSay();
  const textKeys = useRoom() === 'portrait' ? TEXT_KEYS : WIDE_TEXT_KEYS;
  const form = formOf(step, oirs, textKeys);
  const text = oirs.written[step];
  const optional = (step === 'name' || step === 'run') && text.trim() === '';
  const tidy = (typed: string): string => (step === 'run' ? tidyNumber('run', typed) : typed.slice(0, LONGEST[step]));
  return (
    <Question ask={say(form.ask)}>
      <TypingForm
        label={say(form.label)}
        hint={say(form.hint)}
        value={text}
        shown={step === 'run' ? shownNumber('run', text) : text}
        keys={form.keys}
        keypad={step === 'run'}
        multiline={step === 'text'}
        personal={step !== 'text'}
        longest={LONGEST[step]}
        trouble={oirs.trouble === null ? null : say(TROUBLES[oirs.trouble])}
        onChange={(typed) => onType(tidy(typed))}
        onSubmit={onNext}
        submit={say(optional ? 'oirs.skip' : 'oirs.next')}
      />
    </Question>
  );
}

function formOf(step: WrittenStep, { channel }: Oirs, textKeys: Form['keys']): Form {
  if (step === 'text') {
    return { ask: 'oirs.text.ask', label: 'oirs.text.label', hint: 'oirs.text.explain', keys: textKeys };
  }
  if (step === 'name') {
    return { ask: 'oirs.name.ask', label: 'oirs.name.label', hint: 'oirs.name.explain', keys: textKeys };
  }
  if (step === 'run') {
    return { ask: 'oirs.run.ask', label: 'oirs.run.label', hint: 'oirs.run.explain', keys: RUN_KEYS };
  }
  return channel === 'email'
    ? {
        ask: 'oirs.address.askEmail',
        label: 'oirs.address.labelEmail',
        hint: 'oirs.address.labelEmail',
        keys: EMAIL_KEYS,
      }
    : {
        ask: 'oirs.address.askPost',
        label: 'oirs.address.labelPost',
        hint: 'oirs.address.labelPost',
        keys: textKeys,
      };
}

import { CODE_KEYS, RUN_KEYS } from '@turno25/shared/ui/keys.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useState } from 'react';
import {
  type DocumentType,
  documentTrouble,
  type Identity,
  shownNumber,
  tidyNumber,
} from '../../common/identity/identity.ts';
import { Question } from '../../common/parts/Question.tsx';
import { TypingForm } from '../../common/parts/TypingForm.tsx';

const LONGEST_NUMBER = 20;

type Props = {
  readonly type: DocumentType;
  readonly number: string;
  readonly unread: boolean;
  readonly onType: (number: string) => void;
  readonly onIdentified: (identity: Identity | null) => void;
};

/** The number of a document; a RUN is checked by its last digit before it goes on. */
export function DocumentScreen({ type, number, unread, onType, onIdentified }: Props) {
  const say = useSay();
  const [tried, setTried] = useState<string | null>(null);
  const trouble = tried === number ? documentTrouble(type, number) : null;
  const next = (): void => {
    if (documentTrouble(type, number) === null) onIdentified({ type, value: number });
    else setTried(number);
  };
  const troubleText = unread ? say('kiosk.document.unread') : trouble && say(`kiosk.document.trouble.${trouble}`);
  return (
    <Question ask={say(type === 'run' ? 'kiosk.document.askRun' : 'kiosk.document.askNumber')}>
      <TypingForm
        label={say('kiosk.document.label')}
        hint={say(type === 'run' ? 'kiosk.identity.runExplain' : `kiosk.document.${type}Explain`)}
        value={number}
        shown={shownNumber(type, number)}
        keys={type === 'run' ? RUN_KEYS : CODE_KEYS}
        keypad={type === 'run'}
        personal
        longest={LONGEST_NUMBER}
        trouble={troubleText}
        onChange={(typed) => onType(tidyNumber(type, typed))}
        onSubmit={next}
        submit={say('kiosk.document.next')}
        others={
          <Button size="large" onPress={() => onIdentified(null)}>
            {say('kiosk.identity.none')}
          </Button>
        }
      />
    </Question>
  );
}

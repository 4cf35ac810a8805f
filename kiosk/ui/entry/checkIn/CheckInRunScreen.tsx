import type { Who } from '@turno25/shared/contracts/ticketOffice.ts';
import { RUN_KEYS } from '@turno25/shared/ui/keys.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { documentTrouble, shownNumber, tidyNumber } from '../../common/identity/identity.ts';
import { Question } from '../../common/parts/Question.tsx';
import { TypingForm } from '../../common/parts/TypingForm.tsx';

const LONGEST_NUMBER = 20;

type Props = {
  readonly number: string;
  readonly unread: boolean;
  readonly onType: (number: string) => void;
  readonly onAsk: (key: string, who: Who) => void;
};

/** The RUN under which the appointment was made, checked by its last digit before anybody is asked. */
export function CheckInRunScreen({ number, unread, onType, onAsk }: Props) {
  const say = useSay();
  const { newId } = useSources();
  const [tried, setTried] = useState<string | null>(null);
  const trouble = tried === number ? documentTrouble('run', number) : null;
  const next = (): void => {
    if (documentTrouble('run', number) === null) onAsk(newId(), { identity: { type: 'run', value: number } });
    else setTried(number);
  };
  const troubleText =
    trouble === 'empty' ? say('kiosk.checkIn.runEmpty') : say(`kiosk.document.trouble.${trouble ?? 'notARun'}`);
  return (
    <Question ask={say('kiosk.document.askRun')}>
      <TypingForm
        label={say('kiosk.document.label')}
        hint={say('kiosk.identity.runExplain')}
        value={number}
        shown={shownNumber('run', number)}
        keys={RUN_KEYS}
        keypad
        longest={LONGEST_NUMBER}
        trouble={unread ? say('kiosk.document.unread') : trouble && troubleText}
        onChange={(typed) => onType(tidyNumber('run', typed))}
        onSubmit={next}
        submit={say('kiosk.checkIn.submit')}
      />
    </Question>
  );
}

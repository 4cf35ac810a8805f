import { readBookingCode } from '@turno25/shared/domain/identity/bookingCode.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { CODE_KEYS } from '@turno25/shared/ui/keys.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useState } from 'react';
import { Question } from '../parts/Question.tsx';
import { TypingForm } from '../parts/TypingForm.tsx';
import { shownCode, tidyCode } from './code.ts';
import type { Who } from './steps.ts';

const LONGEST_CODE = 9;

type Props = {
  readonly code: string;
  readonly unread: boolean;
  readonly onType: (code: string) => void;
  readonly onAsk: (key: string, who: Who) => void;
};

/** The code that the person was given with the appointment. */
export function CheckInCodeScreen({ code, unread, onType, onAsk }: Props) {
  const say = useSay();
  const [tried, setTried] = useState<string | null>(null);
  const next = (): void => {
    const read = readBookingCode(code);
    if (read !== null) onAsk(systemId(), { code: read });
    else setTried(code);
  };
  const trouble = unread ? say('kiosk.scan.unread') : tried === code ? say('kiosk.checkIn.codeTrouble') : null;
  return (
    <Question ask={say('kiosk.checkIn.askCode')}>
      <TypingForm
        label={say('kiosk.checkIn.codeLabel')}
        hint={say('kiosk.checkIn.codeHint')}
        value={code}
        shown={shownCode(code)}
        keys={CODE_KEYS}
        longest={LONGEST_CODE}
        trouble={trouble}
        onChange={(typed) => onType(tidyCode(typed))}
        onSubmit={next}
        submit={say('kiosk.checkIn.submit')}
      />
    </Question>
  );
}

import type { Who } from '@turno25/shared/contracts/ticketOffice.ts';
import { readBookingCode } from '@turno25/shared/domain/identity/bookingCode.ts';
import { CODE_KEYS } from '@turno25/shared/ui/keys.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Question } from '../../common/parts/Question.tsx';
import { TypingForm } from '../../common/parts/TypingForm.tsx';
import { shownCode, tidyCode } from './code.ts';

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
  const { newId } = useSources();
  const [tried, setTried] = useState<string | null>(null);
  const next = (): void => {
    const read = readBookingCode(code);
    if (read !== null) onAsk(newId(), { code: read });
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
        personal
        longest={LONGEST_CODE}
        trouble={trouble}
        onChange={(typed) => onType(tidyCode(typed))}
        onSubmit={next}
        submit={say('kiosk.checkIn.submit')}
      />
    </Question>
  );
}

import type { SurveyInvitation } from '@turno25/shared/contracts/surveys.ts';
import { isMessageKey, type Translate } from '@turno25/shared/i18n/messages.ts';
import { type ApiTrouble, command, get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { advanceSurvey, freshSurvey, SURVEY_DELAYS, type Survey, type SurveyEvent, surveyBodyOf } from './survey.ts';

const SERVER_FAULT = 500;

export type SurveyControl = {
  readonly survey: Survey;
  readonly tell: (event: SurveyEvent) => void;
  readonly checkCode: (code: string) => void;
  readonly send: () => void;
};

type Options = {
  /** The code of the ticket's QR. */
  readonly scanned: string | null;
  /** Token of the kiosk this runs on; its answers may be anonymous, and it clears itself for the next person. */
  readonly kioskToken: string | null;
  readonly shared: boolean;
};

/** The survey on screen and what it says to the server. */
export function useSurvey({ scanned, kioskToken, shared }: Options): SurveyControl {
  const say = useSay();
  const { spans, newId } = useSources();
  const [survey, dispatch] = useReducer(advanceSurvey, null, () => freshSurvey(spans.monotonic()));
  const tell = useCallback((event: SurveyEvent) => dispatch({ ...event, at: spans.monotonic() }), [spans]);

  const checkCode = useCallback(
    async (code: string) => {
      tell({ type: 'codeSent', code });
      const answer = await get<SurveyInvitation>(`/surveys/invitation/${encodeURIComponent(code)}`);
      tell(answer.ok ? { type: 'invited', invitation: answer.value } : failure(answer.error, say));
    },
    [tell, say],
  );

  const send = useCallback(async () => {
    const key = survey.key ?? newId();
    tell({ type: 'sent', key });
    const token = survey.code === null ? kioskToken : null;
    const answer = await command('POST', '/surveys', surveyBodyOf(survey), { key, token });
    tell(answer.ok ? { type: 'thanked' } : failure(answer.error, say));
  }, [survey, kioskToken, tell, say, newId]);

  const checked = useRef<string | null>(null);
  useEffect(() => {
    if (scanned === null || checked.current === scanned) return;
    checked.current = scanned;
    void checkCode(scanned);
  }, [scanned, checkCode]);

  useInterval(() => tell({ type: 'ticked' }), shared ? SURVEY_DELAYS.tick : null);
  useEffect(() => {
    const touched = (): void => tell({ type: 'touched' });
    document.addEventListener('pointerdown', touched);
    document.addEventListener('keydown', touched);
    return () => {
      document.removeEventListener('pointerdown', touched);
      document.removeEventListener('keydown', touched);
    };
  }, [tell]);

  return { survey, tell, checkCode, send };
}

const OWN_SENTENCES: Readonly<Record<string, string>> = {
  'token.unknown': 'survey.code.unknown',
  'survey.notAttended': 'survey.code.notAttended',
  'survey.alreadyAnswered': 'survey.code.alreadyAnswered',
};

function failure(trouble: ApiTrouble, say: Translate): SurveyEvent {
  if (trouble.kind === 'offline') return { type: 'failed', trouble: troubleSentence(trouble), final: false };
  const { code, status } = trouble.problem;
  const own = OWN_SENTENCES[code];
  const sentence = own !== undefined && isMessageKey(own) ? say(own) : troubleSentence(trouble);
  return { type: 'failed', trouble: sentence, final: status < SERVER_FAULT };
}

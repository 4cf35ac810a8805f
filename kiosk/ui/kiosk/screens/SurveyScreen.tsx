import { systemTimers } from '@turno25/shared/time/timers.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useEffect, useEffectEvent } from 'react';
import { SURVEY_DELAYS } from '../../survey/flow.ts';
import { SurveyFoot } from '../../survey/parts/SurveyFrame.tsx';
import { SurveyStep } from '../../survey/SurveyStep.tsx';
import { useSurvey } from '../../survey/useSurvey.ts';
import type { Subflow } from '../subflow.ts';
import styles from './SurveyScreen.module.css';

type Props = {
  readonly token: string;
  /** Read from the ticket by the scanner. */
  readonly scanned: string | null;
  readonly subflow: Subflow;
  readonly onDone: () => void;
};

/** The exit survey on the kiosk itself: with the code of the ticket, scanned or written, or without one. */
export function SurveyScreen({ token, scanned, subflow, onDone }: Props) {
  const say = useSay();
  const control = useSurvey({ scanned, kioskToken: token, shared: false });
  const { survey, tell } = control;
  const { at } = survey.step;
  const done = useEffectEvent(onDone);
  const { onScreen, back } = subflow;
  useEffect(() => onScreen(at), [at, onScreen]);
  useEffect(() => {
    back.current = () => {
      if (at === 'code' || at === 'global' || at === 'thanks' || survey.busy) return survey.busy;
      tell({ type: 'back' });
      return true;
    };
    return () => {
      back.current = null;
    };
  }, [at, survey.busy, tell, back]);
  useEffect(() => (at === 'thanks' ? systemTimers.after(SURVEY_DELAYS.thanks, () => done()) : undefined), [at]);
  return (
    <div className={styles.survey}>
      <div className={styles.step}>
        <SurveyStep
          control={control}
          scanned={scanned}
          canBeAnonymous
          explain={say('kiosk.scan.survey')}
          onDone={onDone}
        />
      </div>
      <SurveyFoot control={control} ownBack={false} />
    </div>
  );
}

import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent } from 'react';
import type { FlowSlot } from '../common/flow.ts';
import { useFlowSlot } from '../common/useFlowSlot.ts';
import { SURVEY_DELAYS } from './flow/survey.ts';
import { useSurvey } from './flow/useSurvey.ts';
import { SurveyFoot } from './parts/SurveyFrame.tsx';
import styles from './SurveyScreen.module.css';
import { SurveyStep } from './SurveyStep.tsx';

type Props = {
  readonly token: string;
  /** Read from the ticket by the scanner. */
  readonly scanned: string | null;
  readonly slot: FlowSlot;
  readonly onDone: () => void;
};

/** The exit survey on the kiosk itself: with the code of the ticket, scanned or written, or without one. */
export function SurveyScreen({ token, scanned, slot, onDone }: Props) {
  const say = useSay();
  const { timers } = useSources();
  const control = useSurvey({ scanned, kioskToken: token, shared: false });
  const { survey, tell } = control;
  const { at } = survey.step;
  const done = useEffectEvent(onDone);
  useFlowSlot(slot, { screen: at, canGoBack: true, ended: at === 'thanks' }, () => {
    if (at === 'code' || at === 'global' || at === 'thanks' || survey.busy) return survey.busy;
    tell({ type: 'back' });
    return true;
  });
  useEffect(() => {
    if (at !== 'thanks') return;
    return timers.after(SURVEY_DELAYS.thanks, () => done());
  }, [at, timers]);
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

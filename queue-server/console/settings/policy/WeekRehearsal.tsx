import type { WeekRehearsalView } from '@turno25/shared/contracts/weekRehearsal.ts';
import type { PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { isSame } from '@turno25/shared/domain/branch/same.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import styles from '../settings.module.css';
import { useWeekRehearsal } from './useWeekRehearsal.ts';
import { WeekResult } from './WeekResult.tsx';

/** The last week by the rule in force and by the drafted one: begun here, stopped here, shown here, and kept nowhere. */
export function WeekRehearsal({ policy }: { readonly policy: PolicySetting }) {
  const { view, tried, trouble, running, begin, stop } = useWeekRehearsal();
  return (
    <>
      <h2 className={styles.title}>{say('rehearsal.run')}</h2>
      <p>{say('rehearsal.lead')}</p>
      <div className={styles.verbs}>
        <Button disabled={running} onPress={() => begin(policy)}>
          {say('rehearsal.run')}
        </Button>
        {running && <Button onPress={stop}>{say('rehearsal.stop')}</Button>}
      </div>
      {running && view !== null && view.of > 0 && (
        <progress aria-hidden="true" className={styles.progress} value={view.done} max={view.of} />
      )}
      <p role="status">{running ? progressWords(view) : endWords(view)}</p>
      {trouble !== null && !running && (
        <Notice kind="warning" announce="alert">
          {trouble}
        </Notice>
      )}
      {tried !== null && !running && view?.result && !isSame(tried, policy) && (
        <Notice kind="warning">{say('rehearsal.outdated')}</Notice>
      )}
      {!running && view?.result && <WeekResult result={view.result} />}
    </>
  );
}

function progressWords(view: WeekRehearsalView | null): string {
  return view === null || view.of === 0
    ? say('rehearsal.starting')
    : say('rehearsal.progress', { done: view.done, of: view.of });
}

function endWords(view: WeekRehearsalView | null): string {
  if (view?.state === 'done') return say('rehearsal.done');
  return view?.state === 'stopped' ? say('rehearsal.stopped') : '';
}

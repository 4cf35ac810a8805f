import type { OirsFollowed } from '@turno25/shared/contracts/oirs.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import styles from './TrackPage.module.css';

type Props = { readonly found: OirsFollowed; readonly onAgain: () => void };

/** How a case fares, until when it is answered, and what was answered. */
export function CaseState({ found, onAgain }: Props) {
  const say = useSay();
  const { folio, kind, institutionName, state, receivedOn, registeredOn, dueDate, closedOn, referredTo, reply } = found;
  return (
    <main className={styles.main} data-status={state}>
      <div className={styles.head}>
        <p className={styles.branch}>
          {say('case.about', { kind: say(`case.kind.${kind}`), institution: institutionName })}
        </p>
        <p className={styles.service}>{folio}</p>
      </div>
      <h1 className={styles.status}>{say(`case.state.${state}`)}</h1>
      {closedOn === null ? (
        <p className={styles.text}>
          {dueDate === null ? say('case.noDue') : say('case.due', { date: plainDate(dueDate) })}
        </p>
      ) : (
        <p className={styles.text}>{say('case.closedOn', { date: plainDate(closedOn) })}</p>
      )}
      {referredTo !== null && <p className={styles.text}>{say('case.referredTo', { institution: referredTo })}</p>}
      {state === 'answered' && (
        <section className={styles.state}>
          <h2 className={styles.text}>{say('case.reply')}</h2>
          <p className={styles.reply}>{reply ?? say('case.noReply')}</p>
        </section>
      )}
      <p className={styles.issued}>
        {say('case.receivedOn', { date: plainDate(receivedOn) })}
        {registeredOn !== null && ` ${say('case.registeredOn', { date: plainDate(registeredOn) })}`}
      </p>
      <div className={styles.actions}>
        {reply !== null && <Button onPress={() => window.print()}>{say('case.print')}</Button>}
        <Button look="quiet" onPress={onAgain}>
          {say('case.other')}
        </Button>
      </div>
    </main>
  );
}

import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import styles from './ThanksScreen.module.css';

type Props = {
  /** Back to the start on a shared screen; a telephone has nothing more to do. */
  readonly onDone: (() => void) | null;
};

/** The end: thanks, and nothing to decide. */
export function ThanksScreen({ onDone }: Props) {
  const say = useSay();
  return (
    <>
      <div>
        <h1 className={styles.thanks} tabIndex={-1}>
          {say('survey.thanks.title')}
        </h1>
        <p className={styles.text}>{say('survey.thanks.text')}</p>
      </div>
      {onDone !== null && (
        <Button size="large" onPress={onDone}>
          {say('survey.thanks.done')}
        </Button>
      )}
    </>
  );
}

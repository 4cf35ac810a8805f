import { assertNever } from '@turno25/shared/domain/result.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { clockTime, longDate } from '@turno25/shared/ui/zoneTime.ts';
import actions from '../../common/parts/actions.module.css';
import { Question } from '../../common/parts/Question.tsx';
import styles from '../screens/MessageScreen.module.css';
import type { CheckInAnswer } from './answers.ts';

type Props = {
  readonly answer: CheckInAnswer;
  readonly zone: string;
  /** Whether there is something that the person typed, or a way to choose again. */
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly onRetry: () => void;
  /** The ticket that was found is somebody else's. */
  readonly onNotMine: () => void;
  /** Null while no tickets are given. */
  readonly onNumber: (() => void) | null;
  readonly onDone: () => void;
};

/** Why the arrival was not registered, said kindly, and what the person can do now. */
export function CheckInAnswerScreen({ answer, zone, canEdit, onEdit, onRetry, onNotMine, onNumber, onDone }: Props) {
  const say = useSay();
  const { kind } = answer;
  const other = otherWay();
  return (
    <Question ask={say(`kiosk.checkIn.${kind}.ask`, { number: kind === 'already' ? answer.number : '' })}>
      <div className={styles.message}>
        <div className={styles.text}>
          {kind === 'early' && (
            <p className={styles.strong}>{say('kiosk.checkIn.early.from', { from: hour(answer.from) })}</p>
          )}
          <Text answer={answer} zone={zone} />
        </div>
        <div className={actions.stack}>
          {kind === 'early' || kind === 'taken' || kind === 'already' || onNumber === null ? (
            <Button look="primary" size="large" onPress={onDone}>
              {say('kiosk.ticket.done')}
            </Button>
          ) : (
            <Button look="primary" size="large" onPress={onNumber}>
              {say('kiosk.checkIn.takeNumber')}
            </Button>
          )}
          {other}
        </div>
      </div>
    </Question>
  );

  function hour(instant: string): string {
    return clockTime(Date.parse(instant), zone);
  }

  function otherWay() {
    if (kind === 'away') {
      return (
        <Button size="large" onPress={onRetry}>
          {say('kiosk.checkIn.again')}
        </Button>
      );
    }
    if (kind === 'already') {
      return answer.mayBeAnothers ? (
        <Button size="large" onPress={onNotMine}>
          {say('kiosk.checkIn.notMine')}
        </Button>
      ) : null;
    }
    if (kind !== 'unknown' || !canEdit) return null;
    return (
      <Button size="large" onPress={onEdit}>
        {say('kiosk.checkIn.edit')}
      </Button>
    );
  }
}

function Text({ answer, zone }: Pick<Props, 'answer' | 'zone'>) {
  const say = useSay();
  const language = useLanguage();
  switch (answer.kind) {
    case 'early':
      return <p>{say('kiosk.checkIn.early.text', { time: clockTime(Date.parse(answer.bookedFor), zone) })}</p>;
    case 'otherDay': {
      const at = Date.parse(answer.bookedFor);
      const when = { date: longDate(at, zone, language), time: clockTime(at, zone) };
      return <p>{say('kiosk.checkIn.otherDay.text', when)}</p>;
    }
    case 'unknown':
    case 'already':
    case 'taken':
    case 'cancelled':
    case 'away':
    case 'other':
      return <p>{say(`kiosk.checkIn.${answer.kind}.text`)}</p>;
    default:
      return assertNever(answer);
  }
}

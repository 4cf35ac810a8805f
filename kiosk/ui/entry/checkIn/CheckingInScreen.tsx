import { useSay } from '@turno25/shared/ui/language.ts';
import { Question } from '../../common/parts/Question.tsx';

/** The moment in which the appointment is looked for. */
export function CheckingInScreen() {
  const say = useSay();
  return <Question ask={say('kiosk.checkIn.sending')}>{null}</Question>;
}

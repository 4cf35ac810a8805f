import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { ServiceId } from '@turno25/shared/domain/ids.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import actions from '../parts/actions.module.css';
import { Question } from '../parts/Question.tsx';
import styles from './MessageScreen.module.css';

type Props = { readonly catalog: Catalog; readonly serviceId: ServiceId; readonly onOther: () => void };

/** A service that is not given here today: where to ask for it, and until when this branch is open. */
export function ElsewhereScreen({ catalog, serviceId, onOther }: Props) {
  const say = useSay();
  const service = catalog.services.find(({ id }) => id === serviceId);
  const closesAt = catalog.day?.closesAt ?? null;
  return (
    <Question ask={say('kiosk.elsewhere.ask')}>
      <div className={styles.message}>
        <div className={styles.text}>
          <p className={styles.strong} lang="es-CL">
            {service?.name}
          </p>
          <p>{say('kiosk.elsewhere.where')}</p>
          {closesAt !== null && (
            <p>{say('kiosk.elsewhere.hours', { time: clockTime(Date.parse(closesAt), catalog.branch.zone) })}</p>
          )}
        </div>
        <Press className={actions.primary} onPress={onOther}>
          {say('kiosk.confirm.chooseOther')}
        </Press>
      </div>
    </Question>
  );
}

import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { ServiceId } from '@turno25/shared/domain/ids.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { Question } from '../../common/parts/Question.tsx';
import styles from './MessageScreen.module.css';

type Props = { readonly catalog: Catalog; readonly serviceId: ServiceId; readonly onOther: () => void };

/** A service that is not given here today: why, and where to ask for it. */
export function ElsewhereScreen({ catalog, serviceId, onOther }: Props) {
  const say = useSay();
  const service = catalog.services.find(({ id }) => id === serviceId);
  const money = service?.notGiven === 'handlesMoney';
  return (
    <Question ask={say(money ? 'kiosk.elsewhere.money.ask' : 'kiosk.elsewhere.ask')}>
      <div className={styles.message}>
        <div className={styles.text}>
          <p className={styles.strong} lang="es-CL">
            {service?.name}
          </p>
          {money ? <AtTheFixedBranch branch={catalog.branch.fixedBranch} /> : <AskAtTheDesk catalog={catalog} />}
        </div>
        <Button look="primary" size="large" onPress={onOther}>
          {say('kiosk.confirm.chooseOther')}
        </Button>
      </div>
    </Question>
  );
}

/** A mobile unit has no till: where and when the same is done by those who have one. */
function AtTheFixedBranch({ branch }: { readonly branch: Catalog['branch']['fixedBranch'] }) {
  const say = useSay();
  return (
    <div className={styles.sides}>
      <p>{say('kiosk.elsewhere.money.why')}</p>
      {branch === null ? (
        <p>{say('kiosk.elsewhere.money.where')}</p>
      ) : (
        <div className={styles.place}>
          <p>{say('kiosk.elsewhere.money.branch')}</p>
          <div lang="es-CL">
            <p className={styles.placeName}>{branch.name}</p>
            <p>{branch.address}</p>
            <p>{branch.hours}</p>
          </div>
        </div>
      )}
      {branch !== null && <p>{say('kiosk.elsewhere.money.help')}</p>}
    </div>
  );
}

function AskAtTheDesk({ catalog }: { readonly catalog: Catalog }) {
  const say = useSay();
  const closesAt = catalog.day?.closesAt ?? null;
  return (
    <>
      <p>{say('kiosk.elsewhere.where')}</p>
      {closesAt !== null && (
        <p>{say('kiosk.elsewhere.hours', { time: clockTime(Date.parse(closesAt), catalog.branch.zone) })}</p>
      )}
    </>
  );
}

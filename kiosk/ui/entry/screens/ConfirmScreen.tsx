import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { ServiceId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { WaitBar } from '@turno25/shared/ui/WaitBar.tsx';
import { waitWords } from '@turno25/shared/ui/waitWords.ts';
import { useRef } from 'react';
import { type Identity, masked } from '../../common/identity/identity.ts';
import actions from '../../common/parts/actions.module.css';
import { Question } from '../../common/parts/Question.tsx';
import type { Errand } from '../office/errand.ts';
import { type Refused, refusalMessage } from '../office/refusalMessage.ts';
import { isLong } from '../services/choices.ts';
import styles from './ConfirmScreen.module.css';

type Props = {
  readonly catalog: Catalog;
  readonly serviceId: ServiceId;
  /** What else the person came for, after that service. */
  readonly also: readonly ServiceId[];
  readonly visitClass: VisitClass;
  readonly identity: Identity | null;
  readonly errand: Errand | null;
  readonly refusal: Refused | null;
  readonly onAsk: (key: string) => void;
  readonly onRetry: () => void;
  readonly onOther: () => void;
  /** Null where no more fit in one ticket. */
  readonly onAlso: (() => void) | null;
  readonly onLater: () => void;
};

/** What the person is about to get, and how long it will take, before anything is issued. */
export function ConfirmScreen(props: Props) {
  const { catalog, serviceId, also, visitClass, identity, errand, refusal } = props;
  const { onAsk, onRetry, onOther, onAlso, onLater } = props;
  const say = useSay();
  const { newId } = useSources();
  const service = catalog.services.find(({ id }) => id === serviceId);
  const entering = service?.entering[visitClass];
  const institution = catalog.institutions.find(({ id }) => id === service?.institutionId);
  /** Made when the finger comes down, so that every click of one touch carries the same key. */
  const key = useRef<string | null>(null);
  const takeKey = (): string => {
    key.current ??= newId();
    return key.current;
  };
  const others = also.map((id) => catalog.services.find((one) => one.id === id));
  const withdrawn = [service, ...others].every((one) => one?.given === true) ? null : 'service.notAttended';
  const trouble = refusal?.code ?? withdrawn;
  /** Without the server the machine has no number left for this service: no touch helps, a person does. */
  const spent = refusal?.code === 'blockExhausted' || refusal?.code === 'noBlock';
  const long = trouble === null && errand === null && service !== undefined && isLong(service, visitClass);
  const documentWords = (given: Identity): string =>
    say('kiosk.confirm.identity', {
      document: say(given.type === 'run' ? 'kiosk.identity.run' : `kiosk.document.${given.type}`),
      masked: masked(given),
    });
  return (
    <Question
      ask={say(spent ? 'kiosk.noNumbers.ask' : also.length > 0 ? 'kiosk.confirm.askSeveral' : 'kiosk.confirm.ask')}
    >
      <div className={styles.confirm}>
        <section className={styles.summary} data-several={also.length > 0}>
          <p className={styles.service} lang="es-CL">
            {service?.name}
          </p>
          {others.map((one) => (
            <p key={one?.id} className={styles.also} lang="es-CL">
              {say('ticket.also', { name: one?.name ?? '' })}
            </p>
          ))}
          <p className={styles.detail}>
            {/* Of several services each may be of another institution: the first one's would speak for all. */}
            {also.length === 0 && `${institution?.name} · `}
            {say('kiosk.confirm.class', { name: say(`class.${visitClass}`).toLowerCase() })}
            {identity !== null && ` · ${documentWords(identity)}`}
          </p>
          {trouble === null && entering !== undefined && (
            <div className={styles.wait}>
              <p>{say('ticket.ahead', { ahead: entering.ahead })}</p>
              {entering.expected === null ? (
                <p className={styles.expected}>{say('kiosk.confirm.noCounter')}</p>
              ) : (
                <>
                  <p className={styles.expected}>
                    {say('kiosk.confirm.expected', { wait: waitWords(entering.expected, say) })}
                  </p>
                  <WaitBar wait={entering.expected} />
                  <p className={styles.counters}>
                    {say('kiosk.confirm.counters', {
                      count: service?.openCounters.length ?? 0,
                      labels: service?.openCounters.join(', ') ?? '',
                    })}
                  </p>
                </>
              )}
            </div>
          )}
        </section>
        <p className={styles.message} role="status">
          {long
            ? say('kiosk.confirm.long')
            : refusalMessage(errand, trouble, say) || (also.length > 0 && say('kiosk.confirm.several'))}
        </p>
        {trouble !== null ? (
          <Button look="primary" size="large" onPress={onOther}>
            {say('kiosk.confirm.chooseOther')}
          </Button>
        ) : errand?.state === 'unreached' ? (
          <Button look="primary" size="large" onPress={onRetry}>
            {say('kiosk.confirm.retryNow')}
          </Button>
        ) : (
          <div className={actions.pair}>
            <Button
              look="primary"
              size="large"
              disabled={errand !== null}
              onPointerDown={takeKey}
              onPress={() => onAsk(takeKey())}
            >
              {say(errand === null ? 'kiosk.confirm.issue' : 'kiosk.confirm.sending')}
            </Button>
            {onAlso !== null && (
              <Button size="large" onPress={onAlso}>
                {say('kiosk.confirm.also')}
              </Button>
            )}
            {long && (
              <Button size="large" onPress={onLater}>
                {say('kiosk.confirm.later')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Question>
  );
}

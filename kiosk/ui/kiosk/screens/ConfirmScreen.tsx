import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { ServiceId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { WaitBar } from '@turno25/shared/ui/WaitBar.tsx';
import { waitWords } from '@turno25/shared/ui/waitWords.ts';
import { useRef } from 'react';
import type { TicketRequest } from '../flow.ts';
import actions from '../parts/actions.module.css';
import { Question } from '../parts/Question.tsx';
import styles from './ConfirmScreen.module.css';

type Props = {
  readonly catalog: Catalog;
  readonly serviceId: ServiceId;
  readonly visitClass: VisitClass;
  readonly request: TicketRequest | null;
  readonly refusal: string | null;
  readonly onAsk: (key: string) => void;
  readonly onRetry: () => void;
  readonly onOther: () => void;
};

/** What the person is about to get, and how long it will take, before anything is issued. */
export function ConfirmScreen({ catalog, serviceId, visitClass, request, refusal, onAsk, onRetry, onOther }: Props) {
  const service = catalog.services.find(({ id }) => id === serviceId);
  const institution = catalog.institutions.find(({ id }) => id === service?.institutionId);
  /** Made when the finger comes down, so that every click of one touch carries the same key. */
  const key = useRef<string | null>(null);
  const takeKey = (): string => {
    key.current ??= systemId();
    return key.current;
  };
  const withdrawn = service === undefined || !service.given ? 'service.notAttended' : null;
  const trouble = refusal ?? withdrawn;
  return (
    <Question ask={say('kiosk.confirm.ask')}>
      <div className={styles.confirm}>
        <section className={styles.summary}>
          <p className={styles.service}>{service?.name}</p>
          <p className={styles.detail}>
            {institution?.name} · {say('kiosk.confirm.class', { name: say(`class.${visitClass}`).toLowerCase() })}
          </p>
          {trouble === null && service !== undefined && (
            <div className={styles.wait}>
              <p>{say('kiosk.confirm.waiting', { waiting: service.waiting })}</p>
              {service.expected !== null && (
                <>
                  <p className={styles.expected}>
                    {say('kiosk.confirm.expected', { wait: waitWords(service.expected) })}
                  </p>
                  <WaitBar wait={service.expected} />
                </>
              )}
            </div>
          )}
        </section>
        <p className={styles.message} role="status">
          {messageOf(request, trouble)}
        </p>
        {trouble !== null ? (
          <Press className={actions.primary} onPress={onOther}>
            {say('kiosk.confirm.chooseOther')}
          </Press>
        ) : request?.state === 'unreached' ? (
          <Press className={actions.primary} onPress={onRetry}>
            {say('kiosk.confirm.retryNow')}
          </Press>
        ) : (
          <Press
            className={actions.primary}
            disabled={request !== null}
            onPointerDown={takeKey}
            onPress={() => onAsk(takeKey())}
          >
            {say(request === null ? 'kiosk.confirm.issue' : 'kiosk.confirm.sending')}
          </Press>
        )}
      </div>
    </Question>
  );
}

function messageOf(request: TicketRequest | null, trouble: string | null): string {
  if (trouble !== null) {
    const key = `kiosk.refused.${trouble}`;
    return say(isMessageKey(key) ? key : 'kiosk.refused.other');
  }
  return request !== null && (request.attempt > 1 || request.state === 'unreached')
    ? say('kiosk.confirm.retrying')
    : '';
}

import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { masked } from '../../common/identity/identity.ts';
import { Question } from '../../common/parts/Question.tsx';
import type { Oirs } from '../flow/oirs.ts';
import styles from './ReviewScreen.module.css';

type Props = { readonly oirs: Oirs; readonly catalog: Catalog; readonly onSend: () => void };

/** Everything that will be sent, before it is. */
export function ReviewScreen({ oirs, catalog, onSend }: Props) {
  const say = useSay();
  const { kind, institutionId, channel, written, sending, failure } = oirs;
  const institution = catalog.institutions.find(({ id }) => id === institutionId);
  const run = written.run === '' ? '' : masked({ type: 'run', value: written.run });
  const person = [written.name.trim(), run].filter((part) => part !== '').join(' · ');
  return (
    <Question ask={say('oirs.review.ask')}>
      <div className={styles.review}>
        <dl className={styles.list}>
          <dt>{say('oirs.review.kind')}</dt>
          <dd>{kind !== null && say(`oirs.kind.${kind}`)}</dd>
          <dt>{say('oirs.review.institution')}</dt>
          <dd lang="es-CL">{institution?.name}</dd>
          <dt>{say('oirs.review.text')}</dt>
          <dd className={styles.text}>{written.text.trim()}</dd>
          <dt>{say('oirs.review.reply')}</dt>
          <dd>{channel === 'none' ? say('oirs.review.noReply') : written.address.trim()}</dd>
          {channel !== 'none' && (
            <>
              <dt>{say('oirs.review.person')}</dt>
              <dd>{person === '' ? say('oirs.review.anonymous') : person}</dd>
            </>
          )}
        </dl>
        <p className={styles.trouble} role="status">
          {failure !== null && say(troubleKey(failure))}
        </p>
        <Button look="primary" size="large" disabled={sending} onPress={onSend}>
          {say(sending ? 'oirs.sending' : failure === null ? 'oirs.send' : 'oirs.retry')}
        </Button>
      </div>
    </Question>
  );
}

/** A branch without an OIRS of its own has no such address on its server. */
function troubleKey(failure: string) {
  if (failure === 'offline') return 'oirs.trouble.offline';
  return failure === 'request.notFound' ? 'oirs.trouble.unavailable' : 'oirs.trouble.other';
}

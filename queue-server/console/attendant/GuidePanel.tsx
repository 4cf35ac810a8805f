import type { ServiceGuide, VisitView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useAsked } from '../asking/useAsked.ts';
import styles from './guide.module.css';

type Props = { readonly visit: VisitView };

/** How the procedure is attended, beside the work and not over it. */
export function GuidePanel({ visit }: Props) {
  const { answer, trouble } = useAsked<ServiceGuide>(`/services/${visit.serviceId}/guide`);
  return (
    <section className={styles.guide} aria-label={say('console.guide.title')}>
      <h2 className={styles.title}>{visit.serviceName}</h2>
      {trouble !== null && <p role="alert">{trouble}</p>}
      {answer?.steps.length === 0 && <p>{say('console.guide.none')}</p>}
      <ol className={styles.steps}>
        {answer?.steps.map(({ title, text }) => (
          <li key={title}>
            <p className={styles.step}>{title}</p>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {answer?.page != null && (
        <a href={answer.page} target="_blank" rel="noreferrer">
          {say('console.guide.page')}
        </a>
      )}
    </section>
  );
}

import type { SetupAnswer, SetupCatalogue } from '@turno25/shared/contracts/setup.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useEffect, useState } from 'react';
import { Made } from './Made.tsx';
import { SetupForm } from './SetupForm.tsx';
import styles from './setup.module.css';

const CODE = new URLSearchParams(location.hash.slice(1)).get('code');

/** From nothing to a branch: a few questions, and what was made from them. */
export function SetupPage() {
  const [catalogue, setCatalogue] = useState<SetupCatalogue | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [made, setMade] = useState<SetupAnswer | null>(null);
  useEffect(() => {
    void fetch('/api/v1/setup')
      .then((reply) => reply.json())
      .then((read) => setCatalogue(read as SetupCatalogue))
      .catch(() => setTrouble(say('setup.offline')));
  }, []);
  if (made !== null) return <Made made={made} />;
  return (
    <main className={styles.page}>
      <h1>{say('setup.title')}</h1>
      <p>{say('setup.lead')}</p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      {CODE === null ? (
        <p role="alert">{say('setup.noCode')}</p>
      ) : (
        catalogue !== null && <SetupForm catalogue={catalogue} code={CODE} onMade={setMade} />
      )}
    </main>
  );
}

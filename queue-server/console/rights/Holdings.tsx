import type { PersonHoldings } from '@turno25/shared/contracts/rights.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import '../oirs/letter.css';
import { holdingLines } from './holdingLines.ts';
import { keptLines } from './keptWords.ts';
import styles from './rights.module.css';

/** What the branch holds of the person: on screen, on paper, and as a file that another system reads. */
export function Holdings({ held, zone }: { readonly held: PersonHoldings; readonly zone: string }) {
  const lines = holdingLines(held, zone);
  const list = (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <div className={styles.part}>
      <h3>{say('rights.held')}</h3>
      {lines.length === 0 ? <p>{say('rights.held.none')}</p> : list}
      <p>{say('rights.held.byFolio')}</p>
      {!held.content && (
        <>
          <p>{say('rights.held.erasable', { keys: held.erasure.keys })}</p>
          <ul className={styles.lines}>
            {keptLines(held.erasure.kept).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {held.content && (
        <>
          <div className={styles.verbs}>
            <Button onPress={() => window.print()}>{say('rights.held.print')}</Button>
            <Button onPress={() => save(held)}>{say('rights.held.file')}</Button>
          </div>
          <section data-letter aria-label={say('rights.held.paper')}>
            <p>{held.branch}</p>
            <p>{say('rights.held.paper')}</p>
            {held.person !== null && (
              <p>
                {say('rights.person', {
                  name: held.person.name,
                  document: held.person.document,
                  contact: held.person.contact,
                })}
              </p>
            )}
            {list}
            <p>{say('rights.held.purpose')}</p>
          </section>
        </>
      )}
    </div>
  );
}

/** The same as JSON, for the person to take elsewhere. */
function save(held: PersonHoldings): void {
  const { erasure: _erasure, content: _content, ...theirs } = held;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(theirs, null, 2)], { type: 'application/json' }));
  link.download = 'datos-personales.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import { type Language, sayIn } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './Calls.module.css';

type Props = {
  /** The newest first. */
  readonly shown: readonly BoardCall[];
  readonly speaking: BoardCall | null;
  /** In which language it is being said; null between sounds. */
  readonly saying: Language | null;
  /** Still to be said, in order. */
  readonly queue: readonly BoardCall[];
  /** Why there may be nothing to show. */
  readonly quiet: 'starting' | 'open' | 'closed';
  /** When it opens again, in words; null while it is open, or where nobody knows. */
  readonly opens: string | null;
};

/** How the list has to stand for all of it to be in sight: one below the other, in two columns, or in three. */
function roomFor(calls: number): 'one' | 'two' | 'three' {
  if (calls <= 4) return 'one';
  return calls <= 12 ? 'two' : 'three';
}

/** The current call, number and counter at equal rank, and with it the four before, or every one still to be spoken. */
export function Calls({ shown, speaking, saying, queue, quiet, opens }: Props) {
  // The one that is being spoken stands large, whenever it came; the others wait in sight.
  // A visit that was called again meanwhile stands here once, at its newest call.
  const current = shown.find(({ visitId }) => visitId === speaking?.visitId) ?? shown[0];
  const before = shown.filter((call) => call !== current);
  return (
    <section className={styles.calls} data-announcing={speaking?.number ?? ''} data-waiting={queue.length}>
      <div className={styles.current} aria-live="polite">
        {current === undefined || (quiet === 'closed' && speaking === null) ? (
          <Quiet reason={quiet} opens={opens} />
        ) : (
          <CurrentCall key={current.seq} call={current} marked={speaking?.visitId === current.visitId} />
        )}
        {speaking !== null && saying !== null && <Caption call={speaking} language={saying} />}
      </div>
      {before.length > 0 && (
        <ul className={styles.before} data-room={roomFor(before.length)} aria-label={say('board.before')}>
          {before.map(({ seq, visitId, number, counterLabel }) => (
            <li key={seq} data-waiting={queue.some((call) => call.visitId === visitId) ? 'yes' : 'no'}>
              <span>{number}</span>
              <span>
                <span className={styles.counterWord}>{say('board.counter')}</span> {counterLabel}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CurrentCall({ call, marked }: { readonly call: BoardCall; readonly marked: boolean }) {
  return (
    <dl className={marked ? styles.marked : styles.call}>
      <div>
        <dt>
          {say('board.number')}
          {call.kind === 'recall' && <span className={styles.recall}>{say('board.recall')}</span>}
        </dt>
        <dd>{call.number}</dd>
      </div>
      <div>
        <dt>{say('board.counter')}</dt>
        <dd>{call.counterLabel}</dd>
      </div>
    </dl>
  );
}

/** What is being said, for who does not hear it, in the language in which it is said. */
function Caption({ call, language }: { readonly call: BoardCall; readonly language: Language }) {
  return (
    <p className={styles.saying} lang={language}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M11 5 6 9H3v6h3l5 4zM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13" />
      </svg>
      {sayIn(language)('speech.call', { number: call.number, counter: call.counterLabel })}
    </p>
  );
}

function Quiet({ reason, opens }: { readonly reason: Props['quiet']; readonly opens: string | null }) {
  if (reason === 'starting') return <p className={styles.quietText}>{say('board.starting')}</p>;
  const key = reason === 'closed' ? 'board.closed' : 'board.quiet';
  return (
    <div>
      <p className={styles.quiet}>{say(key)}</p>
      <p className={styles.quietText}>{reason === 'closed' && opens !== null ? opens : say(`${key}.text`)}</p>
    </div>
  );
}

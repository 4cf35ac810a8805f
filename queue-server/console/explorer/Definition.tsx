import type { CubeReady } from '@turno25/shared/contracts/cube.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './explorer.module.css';

/** Where each figure comes from: its rule, what stays out of it, and the query that gives it. */
export function Definition({ answer }: { readonly answer: CubeReady }) {
  const { main, formulas } = answer;
  return (
    <section className={styles.definition}>
      <h2>{say('explore.definition')}</h2>
      <p>{say('explore.days', { days: main.days, formulas })}</p>
      {main.others.map((other) => (
        <p key={other.formulas}>{say('explore.otherDays', { days: other.days, formulas: other.formulas })}</p>
      ))}
      <p>
        {main.exclusions.length === 0
          ? say('explore.noExclusions')
          : say('explore.exclusions', {
              list: main.exclusions.map(({ title, visits }) => `${title}: ${visits}`).join('; '),
            })}
      </p>
      {answer.figures.map(({ key, title, source, leavesOut, additive, definition }) => (
        <div key={key}>
          <h3>{title}</h3>
          <p>{say('explore.source', { source, leavesOut })}</p>
          {!additive && <p>{say('explore.notAdditive')}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
          <pre tabIndex={0}>{definition}</pre>
        </div>
      ))}
    </section>
  );
}

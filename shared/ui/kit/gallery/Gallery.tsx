import { LinkButton } from '../LinkButton.tsx';
import styles from './Gallery.module.css';
import { PARTS, type PartName } from './parts.ts';
import { SPECIMENS } from './specimens.tsx';

/** Parts that need room to be themselves. */
const WIDE: readonly PartName[] = ['Table', 'ChartFrame', 'Tabs', 'StatList', 'Choice'];

/** Every part of the kit in every state that it declares, in the density and contrast that the address asks for. */
export function Gallery() {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Piezas</h1>
      <nav className={styles.densities} aria-label="Densidad">
        <LinkButton href="?density=console">Consola</LinkButton>
        <LinkButton href="?density=kiosk">Tótem</LinkButton>
        <LinkButton href="?density=phone">Teléfono</LinkButton>
        <LinkButton href="?density=kiosk&contrast=high">Tótem, alto contraste</LinkButton>
      </nav>
      {(Object.keys(PARTS) as PartName[]).map((part) => (
        <section key={part} className={styles.part} aria-label={part}>
          <h2 className={styles.name}>{part}</h2>
          <div className={styles.states} data-wide={WIDE.includes(part)}>
            {PARTS[part].map((state) => (
              <div
                key={state}
                className={styles.state}
                data-part={part}
                data-state={state}
                data-focus={/\bfocus$/.test(state)}
              >
                <p className={styles.stateName}>{state}</p>
                {SPECIMENS[part](state)}
              </div>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}

import type { DockBody } from '@turno25/shared/contracts/deviceHost.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import styles from './Dock.module.css';
import { useDock } from './useDock.ts';

/** `?dock=off` leaves it out, to see the kiosk as people will. */
const WANTED = new URLSearchParams(location.search).get('dock') !== 'off';

/**
 * A hand on the simulated devices, for whoever develops: paper, scanner, network. It has a place of its own below the
 * kiosk and covers nothing; with real devices there is none.
 */
export function Dock() {
  return WANTED ? <Strip /> : null;
}

function Strip() {
  const dock = useDock();
  if (dock === null) return null;
  const { state, act } = dock;
  const control = (name: keyof typeof state, take: DockBody, give: DockBody) => (
    <Press
      repeatable
      className={state[name] ? styles.control : styles.taken}
      onPress={() => act(state[name] ? take : give)}
    >
      {say(`kiosk.dock.${name}.${state[name] ? 'take' : 'give'}`)}
    </Press>
  );
  return (
    <aside className={styles.dock} aria-label={say('kiosk.dock.label')} data-dock>
      <span className={styles.label}>{say('kiosk.dock.label')}</span>
      {control('paper', { what: 'paper', state: 'out' }, { what: 'paper', state: 'ok' })}
      {control('scanner', { what: 'scanner', plugged: false }, { what: 'scanner', plugged: true })}
      {control('network', { what: 'network', connected: false }, { what: 'network', connected: true })}
    </aside>
  );
}

import { systemTimers } from '@turno25/shared/time/timers.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { Component, type ReactNode } from 'react';
import { MACHINE_DELAYS } from './delays.ts';
import styles from './FailureGuard.module.css';
import { shellBridge } from './shell.ts';

type Props = { readonly children: ReactNode };
type State = { readonly failed: boolean };

/** The first rung of recovery: a page that cannot be drawn says so calmly, and is loaded again. */
export class FailureGuard extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const shell = shellBridge();
    if (shell === null) systemTimers.after(MACHINE_DELAYS.reload, () => location.reload());
    else void shell.failed(message);
  }

  override render(): ReactNode {
    return this.state.failed ? <Apology /> : this.props.children;
  }
}

function Apology() {
  const say = useSay();
  return (
    <main className={styles.apology}>
      <h1>{say('technician.failed.title')}</h1>
      <p>{say('technician.failed.body')}</p>
    </main>
  );
}

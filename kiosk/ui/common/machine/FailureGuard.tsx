import type { Timers } from '@turno25/shared/time/timers.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { Component, type ReactNode } from 'react';
import { shellBridge } from '../host/shell.ts';
import { MACHINE_DELAYS } from './delays.ts';
import styles from './FailureGuard.module.css';

type Props = { readonly children: ReactNode };
type State = { readonly failed: boolean };

/** The first rung of recovery: a page that cannot be drawn says so calmly, and is loaded again. */
export function FailureGuard({ children }: Props) {
  return <Guard timers={useSources().timers}>{children}</Guard>;
}

class Guard extends Component<Props & { readonly timers: Timers }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const shell = shellBridge();
    if (shell === null) this.props.timers.after(MACHINE_DELAYS.reload, () => location.reload());
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

import { Component, type ReactNode } from 'react';
import type { Timers } from '../time/timers.ts';
import { shellBridge } from './shell.ts';
import { useSources } from './sources.ts';

type Props = {
  readonly children: ReactNode;
  /** What is shown in the place of a page that cannot be drawn. */
  readonly apology: ReactNode;
  /** After so long a browser loads the page again, ms. Under the shell, the shell decides. */
  readonly reloadMs: number;
};
type State = { readonly failed: boolean };

/** The first rung of recovery: a page that cannot be drawn says so calmly, and is loaded again. */
export function FailureGuard(props: Props) {
  return <Guard timers={useSources().timers} {...props} />;
}

class Guard extends Component<Props & { readonly timers: Timers }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const shell = shellBridge();
    if (shell === null) this.props.timers.after(this.props.reloadMs, () => location.reload());
    else void shell.failed(message);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.apology : this.props.children;
  }
}

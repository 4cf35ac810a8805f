import type { ShellBridge } from '../contracts/shellChannels.ts';

/** What the shell put on the page's window; null in a browser. */
export function shellBridge(): ShellBridge | null {
  return (globalThis as { readonly turno25?: ShellBridge }).turno25 ?? null;
}

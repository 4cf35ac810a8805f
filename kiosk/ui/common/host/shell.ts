import type { ShellBridge } from '@turno25/shared/contracts/shellChannels.ts';

/** What the shell put on the page's window; null where the kiosk runs in a browser. */
export function shellBridge(): ShellBridge | null {
  return (globalThis as { readonly turno25?: ShellBridge }).turno25 ?? null;
}

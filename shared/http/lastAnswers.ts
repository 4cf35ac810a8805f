import { type Cancel, systemTimers } from '../time/timers.ts';

/** What was asked before the end is answered within this time, or not at all. */
const LAST_ANSWERS_MS = 2_000;

/**
 * Cuts what is still connected to a server that ends, once its last answers had their time. A browser keeps a spare
 * connection on which it never said a word; Node counts it as one at work, so that the end waited for it for two minutes, or
 * for ever where no time limits silence. Call what it answers when the server has ended.
 */
export function cutAfterLastAnswers(server: { readonly closeAllConnections: () => void }): Cancel {
  return systemTimers.after(LAST_ANSWERS_MS, () => server.closeAllConnections());
}

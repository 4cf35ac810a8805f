import type { Instant } from '@turno25/shared/domain/ids.ts';
import { DELAYS } from '../common/delays.ts';

/** The versions that this page was exchanged for, the newest last, and when by the server's clock. */
export type Reloads = readonly { readonly version: string; readonly at: Instant }[];

/** As many as are remembered: more versions than that in a day are none. */
const REMEMBERED = 8;

/**
 * What a page is made of: the names of its scripts and styles, which carry a hash of their content. Null where there are none,
 * as of an answer that is some other page.
 */
export function versionOf(html: string): string | null {
  const names = [...html.matchAll(/(?:src|href)="[^"]*\/(assets\/[^"?#]+)"/g)].map(([, name]) => name ?? '');
  return names.length === 0 ? null : [...new Set(names)].sort().join(' ');
}

/**
 * Whether a page may be exchanged for the one that the server has now. Never in a loop: not soon after another exchange, and
 * for the same version not again that day, since what came instead, or came back, comes from something between that keeps pages.
 * A clock that was set back (an exchange in the future) waits for its time.
 */
export function mayReload(own: string, offered: string | null, reloads: Reloads, now: Instant): boolean {
  if (offered === null || offered === own) return false;
  const last = reloads[reloads.length - 1];
  if (last !== undefined && now - last.at < DELAYS.reload) return false;
  return !reloads.some(({ version, at }) => version === offered && now - at < DELAYS.reloadSame);
}

export function withReload(reloads: Reloads, version: string, now: Instant): Reloads {
  return [...reloads, { version, at: now }].slice(-REMEMBERED);
}

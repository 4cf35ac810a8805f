import type { Result } from '../domain/result.ts';

/** Why a device could not be reached. */
export type LinkTrouble = 'notFound' | 'refused' | 'busy' | 'timeout' | 'failed';

/** One connection to one device, good until it ends. A device that comes back is reached by a new link. */
export type Link = {
  /** False, and nothing is kept, when the link has ended: a stale order must never reach a device that came back. */
  readonly write: (bytes: Uint8Array) => boolean;
  readonly onBytes: (listener: (bytes: Uint8Array) => void) => void;
  /** Called once, at once if the link has already ended. */
  readonly onEnd: (listener: () => void) => void;
  /** Resolves when everything written has been handed over: true if it has. The link ends. */
  readonly finish: () => Promise<boolean>;
  readonly close: () => void;
};

export type OpenLink = () => Promise<Result<Link, LinkTrouble>>;

const TROUBLES: Readonly<Record<string, LinkTrouble>> = {
  ENOENT: 'notFound',
  ENOTFOUND: 'notFound',
  ENXIO: 'notFound',
  ENODEV: 'notFound',
  ECONNREFUSED: 'refused',
  EACCES: 'refused',
  EBUSY: 'busy',
};

/** The words of serialport, which gives no codes: seen with 13.0.0 on Linux. */
const SERIAL_WORDS: readonly (readonly [RegExp, LinkTrouble])[] = [
  [/No such file or directory|No such device/, 'notFound'],
  [/Cannot lock port|Resource temporarily unavailable/, 'busy'],
  [/Permission denied|Access denied/, 'refused'],
];

export function linkTrouble(error: Error): LinkTrouble {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return TROUBLES[code] ?? SERIAL_WORDS.find(([words]) => words.test(error.message))?.[1] ?? 'failed';
}

import { readFileSync } from 'node:fs';
import type { Server } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { FastifyBaseLogger } from 'fastify';
import type { Cancel, Timers } from '../time/timers.ts';
import type { TlsFiles } from './doors.ts';

const LOOK_EVERY_MS = 30_000;

type Pair = { readonly cert: Buffer; readonly key: Buffer };

/** Certificate and key that belong together. Throws when a file cannot be read, or they do not. */
export function readPair({ certificate, key }: TlsFiles): Pair {
  const pair = { cert: readFileSync(certificate), key: readFileSync(key) };
  createSecureContext(pair);
  return pair;
}

/**
 * Takes a renewed certificate without a restart: a branch cannot stop at noon because its certificate ends. While the new
 * files do not fit together (one was written, the other not yet), the old pair serves on and the log says so.
 */
export function followPair(server: Server, files: TlsFiles, timers: Timers, log: FastifyBaseLogger): Cancel {
  let known = readPair(files);
  let refused: Pair | null = null;
  return timers.every(LOOK_EVERY_MS, () => {
    let now: Pair | null = null;
    try {
      now = { cert: readFileSync(files.certificate), key: readFileSync(files.key) };
      if (same(now, known) || (refused !== null && same(now, refused))) return;
      server.setSecureContext(now);
      [known, refused] = [now, null];
      log.info('the certificate was renewed');
    } catch (error) {
      refused = now;
      log.error({ err: error }, 'the new certificate cannot be used; the old one goes on');
    }
  });
}

function same(one: Pair, other: Pair): boolean {
  return one.cert.equals(other.cert) && one.key.equals(other.key);
}

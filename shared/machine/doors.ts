import { err, ok, type Result } from '../domain/result.ts';
import { type Doors, hostNameOf, LIMITS } from '../http/doors.ts';
import { readPair } from '../http/tls.ts';
import { say } from '../i18n/messages.ts';

/** What is said of the doors when the server is started. */
export type DoorsSaid = {
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly proxyHops: string;
  readonly hosts: readonly string[];
  readonly connections: string;
};

/** More than this many proxies in a row is a mistake, and each is a name that a caller could write. */
const MOST_HOPS = 5;

/** The doors as they were asked for, or a sentence that says what of them cannot be. */
export function readDoors({ certificate, key, proxyHops, hosts, connections }: DoorsSaid): Result<Doors, string> {
  if ((certificate === undefined) !== (key === undefined)) return err(say('start.tlsBoth'));
  const tls = certificate === undefined || key === undefined ? null : { certificate, key };
  try {
    if (tls !== null) readPair(tls);
  } catch (error) {
    return err(say('start.tlsUnusable', { why: (error as Error).message }));
  }
  const hops = Number(proxyHops);
  if (!Number.isInteger(hops) || hops < 0 || hops > MOST_HOPS) return err(say('start.proxyHops', { most: MOST_HOPS }));
  const stranger = hosts.find((name) => hostNameOf(name) === null || name.includes(':'));
  if (stranger !== undefined) return err(say('start.allowHost', { host: stranger }));
  const most = Number(connections);
  if (!Number.isInteger(most) || most < 10) return err(say('start.maxConnections'));
  return ok({ hosts, tls, proxyHops: hops, limits: { ...LIMITS, connections: most } });
}

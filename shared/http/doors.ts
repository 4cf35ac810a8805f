import { isIP } from 'node:net';

/** How the server is reached from outside; everything has a safe default. */
export type Doors = {
  /** Names besides its own under which the server may be asked: that of a proxy, that of the branch's DNS. */
  readonly hosts: readonly string[];
  /** Certificate and private key, PEM files; null serves plain HTTP. */
  readonly tls: TlsFiles | null;
  /**
   * Proxies between the server and whoever asks. Each appends the address that it saw to `X-Forwarded-For`: what is
   * written there beyond so many hops is the caller's own word, and is not believed. 0: nothing in between.
   */
  readonly proxyHops: number;
  readonly limits: Limits;
};

export type TlsFiles = { readonly certificate: string; readonly key: string };

export type Limits = {
  /** Connections at once, sockets of screens included; one more is told so and closed. */
  readonly connections: number;
  /** Until the headers of a request are complete, milliseconds. */
  readonly headersMs: number;
  /** Until a request is complete, its body included, milliseconds. */
  readonly requestMs: number;
  /** Without a byte in either direction, milliseconds. */
  readonly silentMs: number;
  /** Between two requests on one connection, milliseconds. */
  readonly betweenMs: number;
  /** How often late requests are looked for, milliseconds. */
  readonly lookMs: number;
};

export const LIMITS: Limits = {
  connections: 2_000,
  headersMs: 10_000,
  requestMs: 30_000,
  silentMs: 120_000,
  betweenMs: 20_000,
  lookMs: 2_000,
};

/** A server on the branch's own network: its own names, no proxy, no TLS. */
export const PLAIN_DOORS: Doors = { hosts: [], tls: null, proxyHops: 0, limits: LIMITS };

/** A `Host` header without its port, in lower case and without the brackets of an IPv6 address; null when it cannot be one. */
export function hostNameOf(header: string | undefined): string | null {
  if (header === undefined || header.length > 255) return null;
  const [, bracketed, plain] = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9._-]+))(?::\d{1,5})?$/.exec(header) ?? [];
  const name = bracketed ?? plain;
  if (name === undefined || (bracketed !== undefined && isIP(bracketed) !== 6)) return null;
  return name.toLowerCase().replace(/\.$/, '');
}

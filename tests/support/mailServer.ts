import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What a mail server does: greet or stay silent, and what it says of a recipient; absent: it takes everything. */
type Manners = {
  readonly silent?: boolean;
  readonly recipient?: { readonly code: number; readonly words: string };
};

export type MailServer = {
  readonly port: number;
  /** What it took, headers and all. */
  readonly letters: readonly string[];
  /** Recipients that were named to it, taken or not. */
  readonly named: readonly string[];
  /** Accounts and secrets that were shown to it. */
  readonly shown: readonly string[];
  readonly connections: () => number;
  readonly behave: (manners: Manners) => void;
  readonly stop: () => Promise<void>;
};

const TLS = new URL('../fixtures/tls/', import.meta.url);

/** The certificate of the servers that have one: of `localhost`, signed by itself. */
export const MAIL_CERTIFICATE = readFileSync(new URL('one.pem', TLS), 'utf8');

/** A real mail server on loopback. With `account` it offers STARTTLS and asks for that account and secret. */
export async function startMailServer({
  port = 0,
  account,
}: {
  readonly port?: number;
  readonly account?: { readonly user: string; readonly secret: string };
} = {}): Promise<MailServer> {
  let manners: Manners = {};
  let connections = 0;
  const letters: string[] = [];
  const named: string[] = [];
  const shown: string[] = [];
  const server = new SMTPServer({
    logger: false,
    ...(account === undefined
      ? { authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] }
      : { cert: MAIL_CERTIFICATE, key: readFileSync(new URL('one.key.pem', TLS), 'utf8') }),
    onConnect(_session, done) {
      connections += 1;
      if (manners.silent !== true) done();
    },
    onAuth(auth, _session, done) {
      shown.push(`${auth.username} ${auth.password}`);
      if (auth.username === account?.user && auth.password === account?.secret) done(null, { user: auth.username });
      else done(new Error('no'));
    },
    onRcptTo({ address }, _session, done) {
      named.push(address);
      const { recipient } = manners;
      done(
        recipient === undefined ? null : Object.assign(new Error(recipient.words), { responseCode: recipient.code }),
      );
    },
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (part: Buffer) => {
        text += part.toString('utf8');
      });
      stream.on('end', () => {
        letters.push(text);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    named,
    shown,
    connections: () => connections,
    behave: (next) => {
      manners = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

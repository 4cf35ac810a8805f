import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { readDoors } from '@turno25/shared/machine/doors.ts';
import { readSecret } from '@turno25/shared/machine/secretFile.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { readSignIn } from '../access/signIn.ts';
import type { Centre } from '../centre.ts';
import { serveCentre } from '../server.ts';
import { opened } from './opened.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

/** Serves the centre of a data folder until it is told to stop. */
export async function serve(values: Values): Promise<void> {
  const doors = readDoors({
    certificate: values['tls-cert'],
    key: values['tls-key'],
    proxyHops: values['proxy-hops'] ?? '0',
    hosts: values['allow-host'] ?? [],
    connections: values['max-connections'] ?? '2000',
  });
  if (!doors.ok) return fail(doors.error);
  const everyMs = Math.max(1, Number(values.every)) * 60_000;
  const secret = readSecret(values['oidc-secret']);
  if (!secret.ok) return fail(secret.error);
  const signIn = values.oidc === undefined ? ok(null) : readSignIn(values.oidc, secret.value);
  if (!signIn.ok) return fail(signIn.error);
  const centre = await opened(values, { everyMs, signIn: signIn.value });
  if (centre === null) return;
  const first = await firstAccount(centre);
  const server = await serveCentre(centre, {
    host: values.host,
    port: Number(values.port),
    logLevel: 'info',
    doors: doors.value,
  });
  tell(say('centre.start.serving', { address: server.address }));
  if (first !== null) tell(say('centre.start.first', { secret: first }));
  const stop = (): void => {
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** An empty office gets one administrator, whose secret is said once. */
export async function firstAccount({ accounts, journal, sources }: Centre): Promise<string | null> {
  if (!accounts.isEmpty()) return null;
  const secret = Buffer.from(randomBytes(12)).toString('base64url');
  const account = { id: sources.newId(), login: 'admin', name: 'Administración', role: 'admin' } as const;
  accounts.add({ ...account, secretHash: await hashSecret(secret) });
  journal.write({ at: sources.clock.now(), who: 'console', act: 'accountAdded', about: { ...account } });
  return secret;
}

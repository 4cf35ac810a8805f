import { createHmac } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { mayReach, writtenTrouble } from '@turno25/queue-server/alerts/destination.ts';
import { post } from '@turno25/queue-server/alerts/send.ts';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { keepAlerts, putTrial } from '@turno25/queue-server/jobs/alertKeeper.ts';
import { renewAlertSecret } from '@turno25/queue-server/verbs/alerts.ts';
import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import type { AlertHook } from '@turno25/shared/domain/branch/alerts.ts';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { describe, expect, test } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch, withServer } from '../support/branch.ts';
import { type Heard, receiver } from './receiver.ts';

const NINE = Date.parse('2026-11-20T12:00:00Z');
const local = (port: number): AlertHook => ({ url: `http://127.0.0.1:${port}/avisos/clave-en-la-ruta`, local: true });
const withHook = (webhook: AlertHook) => ({ ...seedConfig(), alerts: { webhook } });

/** What a receiver does to believe a message. */
function isOurs(secret: string, { headers, body }: Heard): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const said = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(said).digest('base64')}`;
}

async function makeSecret(branch: Branch): Promise<string> {
  const verb = renewAlertSecret(branch);
  const outcome = await branch.perform(verb);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return (verb.present!(null as never) as { secret: string }).secret;
}

/** Until what was tried is written down. */
async function settled(branch: Branch, tries: number): Promise<void> {
  while ((branch.alertOutbox.log(1)[0]?.tries ?? 0) < tries) await rest(2);
}

const PAUSE: LiveAlert = { id: 'longPause m3', kind: 'longPause', sentence: 'Módulo 3: Elena Fuentes, A-015' };

test('a receiver fails, is slow, the server restarts, and it hears the same message once more and well', async () => {
  const folder = tempFolder();
  const time = new VirtualTime(NINE);
  const outside = await receiver('fails', 'silent');
  const options = {
    folder,
    config: withHook(local(outside.port)),
    sources: { ...time, clock: time.clock, spans: time.spans, timers: time.timers, newId: seededIds() },
  };
  let secret = '';
  try {
    await withBranch(async (branch) => {
      secret = await makeSecret(branch);
      const stop = keepAlerts(branch, () => [PAUSE]);
      await time.pass(5 * SECOND);
      await outside.until(1);
      await settled(branch, 1);
      expect(branch.alertOutbox.log(9)).toMatchObject([{ state: 'waiting', tries: 1, answer: 'HTTP 500' }]);
      await time.pass(15 * SECOND);
      await outside.until(2);
      // It never answers: after ten seconds it is left.
      await time.pass(11 * SECOND);
      await settled(branch, 2);
      expect(branch.alertOutbox.log(9)).toMatchObject([{ state: 'waiting', tries: 2, answer: 'slow' }]);
      stop();
    }, options);
    await withBranch(async (branch) => {
      const stop = keepAlerts(branch, () => [PAUSE]);
      // Its time does not pass while a message is on its way: else that would be late. One that was heard is due no more.
      while (outside.heard.length < 3 && branch.alertOutbox.due(time.clock.now()) === null) await time.pass(5 * SECOND);
      if (outside.heard.length < 3) await time.pass(5 * SECOND);
      await outside.until(3);
      await settled(branch, 3);
      expect(branch.alertOutbox.log(9)).toMatchObject([{ state: 'delivered', tries: 3, answer: 'HTTP 204' }]);
      // It is still there, and was told: not again, also not by the process that began after it.
      await time.pass(10 * MINUTE);
      expect(outside.heard).toHaveLength(3);
      stop();
    }, options);
    expect(outside.heard.every((heard) => isOurs(secret, heard))).toBe(true);
    expect(new Set(outside.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(outside.heard.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    expect(isOurs(secret, { ...outside.heard[0]!, body: outside.heard[0]!.body.replace('pausa', 'PAUSA') })).toBe(
      false,
    );
    // No person, no ticket, no name: the kind in words.
    expect(JSON.parse(outside.heard[0]!.body)).toEqual({
      type: 'turno25.alert',
      id: outside.heard[0]!.headers['webhook-id'],
      timestamp: '2026-11-20T12:00:05.000Z',
      data: { branch: seedConfig().branch.id, kind: 'longPause', words: 'Un módulo lleva una pausa larga.' },
    });
  } finally {
    await outside.close();
    removeFolder(folder);
  }
});

test('an alert that went and came back much later is told again; kinds that nobody asked for are not', async () => {
  const time = new VirtualTime(NINE);
  const outside = await receiver();
  const hook = { ...local(outside.port), kinds: ['longPause'] as const };
  let alerts: readonly LiveAlert[] = [PAUSE, { ...PAUSE, id: 'backupLate', kind: 'backupLate' }];
  try {
    await withBranch(
      async (branch) => {
        await makeSecret(branch);
        const stop = keepAlerts(branch, () => alerts);
        await time.pass(10 * SECOND);
        await outside.until(1);
        await settled(branch, 1);
        alerts = [];
        await time.pass(2 * MINUTE);
        alerts = [PAUSE];
        await time.pass(10 * SECOND);
        alerts = [];
        await time.pass(7 * MINUTE);
        alerts = [PAUSE];
        await time.pass(10 * SECOND);
        await outside.until(2);
        await settled(branch, 1);
        expect(branch.alertOutbox.log(9).map(({ kind }) => kind)).toEqual(['longPause', 'longPause']);
        stop();
      },
      {
        config: withHook(hook),
        sources: { ...time, clock: time.clock, spans: time.spans, timers: time.timers, newId: seededIds() },
      },
    );
  } finally {
    await outside.close();
  }
});

test('a receiver that never comes back is given up after a day and a half, and the branch says so', async () => {
  const time = new VirtualTime(NINE);
  await withBranch(
    async (branch) => {
      await makeSecret(branch);
      putTrial(branch);
      const { alertOutbox } = branch;
      for (let tries = 0; ; tries += 1) {
        const message = alertOutbox.due(time.clock.now());
        if (message === null) break;
        alertOutbox.tried(message, false, 'ECONNREFUSED', time.clock.now());
        time.clock.advance(24 * 60 * MINUTE);
        expect(tries).toBeLessThan(12);
      }
      expect(alertOutbox.log(9)).toMatchObject([{ state: 'failed', tries: 10, answer: 'ECONNREFUSED' }]);
    },
    { clock: time.clock },
  );
});

describe('where a message may go', () => {
  test.each([
    ['https://avisos.example.cl/x', undefined, null],
    ['http://avisos.example.cl/x', undefined, 'https'],
    ['http://avisos.example.cl/x', true, null],
    ['https://usuario:clave@avisos.example.cl/x', undefined, 'url'],
    ['ftp://10.0.0.1/x', true, 'https'],
    ['https://127.0.0.1/x', undefined, 'address'],
    ['https://[::1]/x', undefined, 'address'],
    ['https://[::ffff:10.0.0.1]/x', undefined, 'address'],
    ['https://2130706433/x', undefined, 'address'],
    ['https://0x7f.1/x', undefined, 'address'],
    ['https://169.254.169.254/latest/meta-data', undefined, 'address'],
    ['http://169.254.169.254/latest/meta-data', true, 'address'],
    ['https://8.8.8.8/x', true, 'address'],
    ['no es una dirección', undefined, 'url'],
  ] as const)('%s, local %s: %s', (url, isLocal, trouble) => {
    expect(writtenTrouble({ url, ...(isLocal === true ? { local: true } : {}) })).toBe(trouble);
  });

  test.each([
    ['8.8.8.8', true, false],
    ['2800:3f0:4003::8a', true, false],
    ['10.1.2.3', false, true],
    ['172.31.255.255', false, true],
    ['192.168.1.1', false, true],
    ['127.0.0.1', false, true],
    ['::1', false, true],
    ['fd00::1', false, true],
    ['::ffff:192.168.1.1', false, true],
    ['169.254.169.254', false, false],
    ['fe80::1%eth0', false, false],
    ['0.0.0.0', false, false],
    ['::', false, false],
    ['::ffff:a00:1', false, false],
    ['64:ff9b::a00:1', false, false],
    ['2002:a00:1::', false, false],
    ['224.0.0.1', false, false],
    ['255.255.255.255', false, false],
    ['100.64.0.1', false, false],
    ['no', false, false],
  ])('%s from outside %s, from within %s', (address, outside, within) => {
    expect([mayReach(address, false), mayReach(address, true)]).toEqual([outside, within]);
  });

  test('a name that leads into the own network is not asked, and a redirection is not followed', async () => {
    const inner = await receiver();
    const outer = await receiver({ redirect: `http://127.0.0.1:${inner.port}/` });
    const message = { body: '{}', headers: {} };
    try {
      expect(await post({ url: `https://localhost:${inner.port}/` }, message, systemTimers)).toEqual({
        delivered: false,
        said: 'address',
      });
      expect(await post({ url: `http://127.0.0.1:${inner.port}/` }, message, systemTimers)).toEqual({
        delivered: false,
        said: 'https',
      });
      expect(await post(local(outer.port), message, systemTimers)).toEqual({ delivered: false, said: 'HTTP 302' });
      expect(inner.heard).toEqual([]);
      expect(await post({ url: `http://localhost:${inner.port}/`, local: true }, message, systemTimers)).toEqual({
        delivered: true,
        said: 'HTTP 204',
      });
    } finally {
      await inner.close();
      await outer.close();
    }
  });

  test('settings take no address with a password in it, nor plain HTTP to the outside', () => {
    const good = (webhook: unknown): boolean =>
      branchConfig.safeParse({ ...seedConfig(), alerts: { webhook } }).success;
    expect(good({ url: 'https://avisos.example.cl/x' })).toBe(true);
    expect(good({ url: 'http://10.0.0.5:8080/x', local: true })).toBe(true);
    expect(good({ url: 'http://avisos.example.cl/x' })).toBe(false);
    expect(good({ url: 'https://a:b@avisos.example.cl/x' })).toBe(false);
    expect(good({ url: 'https://avisos.example.cl/x', kinds: ['todo'] })).toBe(false);
  });
});

test('the secret is shown to the administration once, and stands nowhere else; where messages go is shown by its host alone', () =>
  withServer(async ({ admin, manager, attendants, branch }) => {
    expect((await manager.call('POST', '/alerts/outside/test', {})).body.code).toBe('alerts.noDestination');
    const { version, config } = (await admin.call('GET', '/settings')).body;
    const outside = await receiver();
    const webhook = local(outside.port);
    await admin.call('PUT', '/settings', { version, config: { ...config, alerts: { webhook } } });
    expect((await manager.call('POST', '/alerts/outside/test', {})).body.code).toBe('alerts.noSecret');
    expect((await manager.call('POST', '/alerts/outside/secret', {})).status).toBe(403);
    expect((await attendants[0]!.call('GET', '/alerts/outside')).status).toBe(403);
    const made = await admin.call('POST', '/alerts/outside/secret', {}, { 'idempotency-key': 'one-key-for-both' });
    const { secret } = made.body;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await manager.call('POST', '/alerts/outside/test', {})).status).toBe(204);
    await outside.until(1);
    await settled(branch, 1);
    expect(isOurs(secret, outside.heard[0]!)).toBe(true);
    const view = await manager.call('GET', '/alerts/outside');
    expect(view.body).toMatchObject({
      to: `http://127.0.0.1:${outside.port}`,
      hasSecret: true,
      messages: [{ kind: 'test', state: 'delivered', answer: 'HTTP 204', nextAt: null }],
    });
    expect(view.text).not.toContain('clave-en-la-ruta');
    // Another one takes its place, also when asked for under the same key: what was shown is never shown again.
    const again = await admin.call('POST', '/alerts/outside/secret', {}, { 'idempotency-key': 'one-key-for-both' });
    expect(again.body.secret).not.toBe(secret);
    const written = JSON.stringify(branch.db.prepare('SELECT CAST(payload AS TEXT) AS said FROM event').all());
    const kept = JSON.stringify(branch.db.prepare('SELECT answer FROM command').all());
    const log = JSON.stringify(branch.db.prepare('SELECT * FROM alert_outbox').all());
    for (const one of [secret, again.body.secret])
      for (const where of [written, kept, log, view.text, (await admin.call('GET', '/settings')).text])
        expect(where).not.toContain(one.slice('whsec_'.length, 30));
    const events = branch.db.prepare("SELECT actor FROM event WHERE type = 'alertSecretRenewed'").all();
    expect(events).toEqual([{ actor: 'root' }, { actor: 'root' }]);
    await outside.close();
  }));

let ids = 0;
function seededIds() {
  return () => {
    ids += 1;
    return `id-${ids}`;
  };
}

test('a file that takes nothing stops neither the branch nor sends one message without end', async () => {
  const time = new VirtualTime(NINE);
  const outside = await receiver();
  try {
    await withBranch(
      async (branch) => {
        await makeSecret(branch);
        const stop = keepAlerts(branch, () => [PAUSE]);
        // As a full disk: what is new is not taken.
        branch.db.exec("CREATE TRIGGER full BEFORE INSERT ON alert_outbox BEGIN SELECT RAISE(ABORT, 'full'); END");
        await time.pass(30 * SECOND);
        expect(branch.alertOutbox.log(9)).toEqual([]);
        branch.db.exec('DROP TRIGGER full');
        // Nor is what came of a try: once each look, and not as fast as the receiver answers.
        branch.db.exec("CREATE TRIGGER full BEFORE UPDATE ON alert_outbox BEGIN SELECT RAISE(ABORT, 'full'); END");
        await time.pass(5 * SECOND);
        await outside.until(1);
        await rest(300);
        expect(outside.heard.length).toBeLessThan(4);
        branch.db.exec('DROP TRIGGER full');
        const before = outside.heard.length;
        await time.pass(5 * SECOND);
        await outside.until(before + 1);
        await settled(branch, 1);
        expect(branch.alertOutbox.log(9)).toMatchObject([{ state: 'delivered' }]);
        expect(new Set(outside.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
        stop();
      },
      {
        config: withHook(local(outside.port)),
        sources: { ...time, clock: time.clock, spans: time.spans, timers: time.timers, newId: seededIds() },
      },
    );
  } finally {
    await outside.close();
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { PATIENCE, post } from '@turno25/queue-server/mail/post.ts';
import { type MailSetting, mailAccount } from '@turno25/shared/domain/oirs/mail.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { MAIL_CERTIFICATE, type MailServer, startMailServer } from '../support/mailServer.ts';

const USUAL = getCACertificates('default');
const SECRET_WORDS = 'una-clave-que-nadie-ve';
const ACCOUNT = { user: 'oirs', secret: SECRET_WORDS };
const LETTER = { to: 'a@example.org', subject: 'Respuesta', text: 'Hola', id: '<1@example.org>' };

let server: MailServer;
beforeAll(() => setDefaultCACertificates([...USUAL, MAIL_CERTIFICATE]));
afterAll(() => setDefaultCACertificates(USUAL));
afterEach(() => server.stop());

const setting = (more: Partial<MailSetting> = {}): MailSetting => ({
  host: 'localhost',
  port: server.port,
  tls: 'starttls',
  user: 'oirs',
  from: 'oirs@sucursal.example',
  ...more,
});

const sent = async (secret: string | null, more: Partial<MailSetting> = {}): Promise<string> => {
  const result = await post(setting(more), secret, LETTER, PATIENCE);
  return result.ok ? 'sent' : result.error;
};

describe('a mail server that asks for an account', () => {
  it('gets the secret over TLS from whoever it proves itself to, and from nobody else', async () => {
    server = await startMailServer({ account: ACCOUNT });
    expect(await sent(SECRET_WORDS)).toBe('sent');
    expect(server.shown).toEqual([`oirs ${SECRET_WORDS}`]);
    expect(await sent('another')).toBe('login');
    setDefaultCACertificates(USUAL);
    const before = server.shown.length;
    expect(await sent(SECRET_WORDS)).toBe('certificate');
    expect(server.shown).toHaveLength(before);
    setDefaultCACertificates([...USUAL, MAIL_CERTIFICATE]);
  });

  it('that speaks no TLS is told neither secret nor letter', async () => {
    server = await startMailServer();
    expect(await sent(SECRET_WORDS)).toBe('certificate');
    expect([server.shown, server.named, server.letters]).toEqual([[], [], []]);
  });
});

async function publish({ admin }: ServedBranch, mail: object): Promise<number> {
  const { version, config } = (await admin.call('GET', '/settings')).body;
  const next = { ...config, oirs: { ...config.oirs, mail } };
  return (await admin.call('PUT', '/settings', { version, config: next })).status;
}

describe('the secret of the mail', () => {
  it('is written and never read: not in the settings, in no event, in no file in clear; and who set it is told', async () => {
    server = await startMailServer({ account: ACCOUNT });
    await withServer(async (served) => {
      const { admin, manager, branch, folder } = served;
      const set = (secret: string, client = admin) => client.call('PUT', '/mail/secret', { secret });
      expect((await set(SECRET_WORDS)).body.code).toBe('mail.noAccount');
      expect(await publish(served, setting())).toBe(200);
      expect((await admin.call('GET', '/mail')).body).toEqual({ set: true, secret: 'missing', waiting: 0 });
      expect((await admin.call('POST', '/mail/check', {})).body).toEqual({ trouble: 'noSecret' });
      expect((await set(SECRET_WORDS, manager)).status).toBe(403);
      expect((await set(SECRET_WORDS)).status).toBe(204);
      expect((await admin.call('GET', '/mail')).body.secret).toBe('kept');
      expect((await admin.call('POST', '/mail/check', {})).body).toEqual({ trouble: null });
      const looks = [
        await admin.call('GET', '/mail'),
        await admin.call('GET', '/settings'),
        await manager.call('GET', '/ledger'),
      ];
      for (const { text } of looks) expect(text).not.toContain(SECRET_WORDS);
      const events = [...branch.ledger.events()].filter(({ type }) => type === 'mailSecretSet');
      expect(events).toMatchObject([{ actor: 'root', payload: { account: mailAccount(setting()) } }]);
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
      const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
      expect(bytes.includes(SECRET_WORDS)).toBe(false);
    });
  });

  it('goes to no other server: not to one that is published later, nor to one that a hand wrote beside it', async () => {
    server = await startMailServer({ account: ACCOUNT });
    const thief = await startMailServer({ account: { user: 'oirs', secret: '' } });
    await withServer(async (served) => {
      const { admin, branch } = served;
      await publish(served, setting());
      await admin.call('PUT', '/mail/secret', { secret: SECRET_WORDS });
      await publish(served, setting({ port: thief.port }));
      expect((await admin.call('GET', '/mail')).body.secret).toBe('missing');
      expect((await admin.call('POST', '/mail/check', {})).body).toEqual({ trouble: 'noSecret' });
      branch.db.prepare('UPDATE mail_secret SET account = ?').run(mailAccount(setting({ port: thief.port })));
      expect((await admin.call('POST', '/mail/check', {})).body).toEqual({ trouble: 'noSecret' });
      expect(thief.shown).toEqual([]);
      // Nor in clear to the right one: such a configuration is not taken.
      expect(await publish(served, setting({ tls: 'none' }))).toBe(400);
    });
    await thief.stop();
  });
});

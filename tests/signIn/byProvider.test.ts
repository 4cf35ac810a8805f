import { startServer } from '@turno25/queue-server/server.ts';
import type { OidcSetting } from '@turno25/shared/domain/branch/signIn.ts';
import { describe, expect, test } from 'vitest';
import { addStaff, clientOf, SECRET, seedConfig, withBranch } from '../support/branch.ts';
import { startLiar } from './liar.ts';
import { Browser, CLIENT, type People, startProvider } from './realProvider.ts';

/** Invented people. */
const PEOPLE: People = {
  ines: { name: 'Inés Inventada', roles: ['turno25-ejecutiva'] },
  berta: { name: 'Berta Inventada', roles: ['administradora', 'turno25-Jefatura'] },
  admin: { name: 'Otra Persona', roles: ['turno25-jefatura'] },
};

type Stage = {
  readonly address: string;
  readonly branch: Parameters<Parameters<typeof withBranch>[0]>[0];
  readonly people: Record<string, Record<string, unknown>>;
  readonly stopProvider: () => Promise<void>;
  readonly publish: (more: Partial<OidcSetting>) => Promise<void>;
  /** Signs in as a person and answers where the browser was led, and with which cookie. */
  readonly enter: (
    person: string,
    more?: string,
    browser?: Browser,
  ) => Promise<{ to: string; session: string | undefined }>;
};

/** A branch and a provider, both on loopback. */
async function withProvider(run: (stage: Stage) => Promise<void>): Promise<void> {
  await withBranch(async (branch) => {
    await addStaff(branch);
    await branch.act({ type: 'openDay' });
    const server = await startServer(branch, {
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
      limitTries: false,
      oidcSecret: CLIENT.secret,
    });
    const people = structuredClone(PEOPLE) as Stage['people'];
    const provider = await startProvider(people, [server.address]);
    const publish: Stage['publish'] = async (more) => {
      const state = branch.engine.state().config!;
      const oidc: OidcSetting = {
        issuer: provider.issuer,
        clientId: CLIENT.id,
        label: 'Cuenta institucional',
        scope: 'openid profile roles',
        rolesClaim: 'roles',
        roles: [
          { value: 'turno25-jefatura', role: 'manager' },
          { value: 'turno25-ejecutiva', role: 'attendant' },
        ],
        ...more,
      };
      await branch.act({
        type: 'publishConfig',
        config: { ...seedConfig(), signIn: { oidc } },
        basedOn: state.version,
      });
    };
    await publish({});
    const enter: Stage['enter'] = async (person, more = 'page=attendant', browser = new Browser()) => {
      const back = await browser.wayBack(`${server.address}/api/v1/sessions/oidc/start?${more}`, person);
      const response = await browser.ask(back);
      return { to: response.headers.get('location') ?? '', session: browser.cookie(server.address, 'turno25_session') };
    };
    try {
      await run({ address: server.address, branch, people, stopProvider: provider.stop, publish, enter });
    } finally {
      await provider.stop();
      await server.stop();
    }
  });
}

const me = async (address: string, session: string | undefined) =>
  (await clientOf(address, null).call('GET', '/sessions/me', undefined, { cookie: `turno25_session=${session}` })).body;

describe('signing in by a provider', () => {
  test('gives whoever has a mapped role an account, the same one each time, and nobody more than that', () =>
    withProvider(async ({ address, branch, people, enter, stopProvider }) => {
      expect((await clientOf(address, null).call('GET', '/sign-in')).body).toEqual({
        oidc: { label: 'Cuenta institucional' },
      });
      const first = await enter('ines');
      expect(first.to).toBe('/attendant');
      const { staff, idleMs } = await me(address, first.session);
      expect(staff).toMatchObject({ name: 'Inés Inventada', role: 'attendant' });
      // The branch's own rules hold: the page is locked when nobody touches it.
      expect(idleMs).toBe(15 * 60_000);
      expect((await me(address, (await enter('ines')).session)).staff.id).toBe(staff.id);

      // A value that is not mapped, letter by letter, makes nobody anything.
      expect((await enter('berta')).to).toBe('/attendant?refused=auth.oidcNoRole');
      // Nor does a name that an administrator has here.
      expect((await enter('admin')).to).toBe('/attendant?refused=auth.oidcTaken');
      expect(branch.accounts.list().filter(({ role }) => role === 'admin')).toHaveLength(1);

      // What is taken away at the provider, or here, is taken away.
      people.ines!.roles = ['turno25-jefatura'];
      expect((await enter('ines')).to).toBe('/attendant?refused=auth.oidcRole');
      people.ines!.roles = ['turno25-ejecutiva'];
      const { body: root } = await clientOf(address, null).call('POST', '/sessions', {
        login: 'admin',
        secret: SECRET,
      });
      const disabled = await clientOf(address, root.token).call('POST', `/staff/${staff.id}/disable`);
      expect(disabled.status).toBe(204);
      expect((await enter('ines')).to).toBe('/attendant?refused=auth.oidcNoAccount');
      // A row that a hand wrote opens nothing.
      branch.db.prepare("UPDATE staff_link SET staff_id = 'root'").run();
      expect((await enter('ines')).to).toBe('/attendant?refused=auth.oidcTaken');
      const words = [...branch.ledger.rows()].map(({ payload }) => Buffer.from(payload).toString()).join();
      for (const secret of ['Inés', CLIENT.secret, 'preferred_username']) expect(words.includes(secret)).toBe(false);

      // Without the provider there is the door that there always was.
      await stopProvider();
      const away = await new Browser().ask(`${address}/api/v1/sessions/oidc/start?page=manager`);
      expect(away.status).toBe(303);
      const { body } = await clientOf(address, null).call('POST', '/sessions', { login: 'admin', secret: SECRET });
      expect(body.staff.role).toBe('admin');
    }));

  test('takes an answer once, in the browser that asked for it, and leads to a page of its own alone', () =>
    withProvider(async ({ address, enter }) => {
      const browser = new Browser();
      const start = `${address}/api/v1/sessions/oidc/start`;
      const back = await browser.wayBack(`${start}?page=attendant`, 'ines');
      // Somebody else's browser is led in by nobody's answer: neither without a sign-in of its own, nor with one.
      const refused = '/manager?refused=auth.oidcState';
      expect((await new Browser().ask(back)).headers.get('location')).toBe(refused);
      const victim = new Browser();
      await victim.ask(`${start}?page=attendant`);
      expect((await victim.ask(back)).headers.get('location')).toBe(refused);
      expect(victim.cookie(address, 'turno25_session')).toBeUndefined();
      const forged = new URL(back);
      forged.searchParams.set('state', 'forged');
      expect((await browser.ask(forged.href)).headers.get('location')).toBe(refused);
      expect((await browser.ask(back)).headers.get('location')).toBe('/attendant');
      expect((await browser.ask(back)).headers.get('location')).toBe(refused);
      // Another code under a state of one's own is the provider's to refuse.
      const other = new URL(await browser.wayBack(`${start}?page=attendant`, 'ines'));
      other.searchParams.set('code', new URL(back).searchParams.get('code') ?? '');
      expect((await browser.ask(other.href)).headers.get('location')).toBe('/attendant?refused=auth.oidcToken');
      // What its person refuses there is said by a code of ours, and not in the provider's words.
      const denied = new Browser();
      const began = await denied.ask(`${start}?page=attendant`);
      const state = new URL(began.headers.get('location') ?? '').searchParams.get('state');
      const no = `${address}/api/v1/sessions/oidc/back?state=${state}&error=access_denied&error_description=%3Cb%3E`;
      const [issuer] = (began.headers.get('location') ?? '').split('/auth?');
      expect((await denied.ask(`${no}&iss=${issuer}`)).headers.get('location')).toBe(
        '/attendant?refused=auth.oidcDenied',
      );
      for (const page of ['https://ejemplo.cl', '//ejemplo.cl', '/\\ejemplo.cl', 'nothing'])
        expect((await enter('ines', `page=${encodeURIComponent(page)}`)).to).toBe('/manager');
    }));

  test('joins an account to it by its own person alone, and gives none where the provider has no roles', () =>
    withProvider(async ({ address, branch, enter, publish }) => {
      const config = branch.engine.state().config!.config.signIn!.oidc;
      const { rolesClaim: _claim, roles: _roles, ...plain } = config;
      const state = branch.engine.state().config!;
      await branch.act({
        type: 'publishConfig',
        config: { ...seedConfig(), signIn: { oidc: plain } },
        basedOn: state.version,
      });
      expect((await enter('ines')).to).toBe('/attendant?refused=auth.oidcNoAccount');
      // Whoever is not signed in joins nothing.
      const stranger = await new Browser().ask(`${address}/api/v1/sessions/oidc/start?link=1&page=attendant`);
      expect(stranger.headers.get('location')).toBe('/attendant?refused=auth.required');

      const browser = new Browser();
      const signedIn = await fetch(`${address}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'attendant1', secret: SECRET, page: true }),
      });
      const [cookie = ''] = signedIn.headers.getSetCookie();
      browser.take(address, cookie);
      expect((await enter('ines', 'link=1&page=attendant', browser)).to).toBe('/attendant');
      expect([...branch.ledger.events()].filter(({ type }) => type === 'staffLinked')).toHaveLength(1);
      const own = await enter('ines');
      expect((await me(address, own.session)).staff.name).toBe('Ejecutiva 1');
      // Somebody else does not take it over.
      const second = new Browser();
      const other = await fetch(`${address}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'manager', secret: SECRET, page: true }),
      });
      second.take(address, other.headers.getSetCookie()[0] ?? '');
      expect((await enter('ines', 'link=1&page=manager', second)).to).toBe('/manager?refused=staff.linkedAlready');
      expect((await me(address, (await enter('ines')).session)).staff.name).toBe('Ejecutiva 1');
      await publish({});
    }));

  test('believes no token of another key, client, issuer, sign-in or time, and clocks that differ by a little', async () => {
    const liar = await startLiar();
    await withProvider(async ({ address, branch }) => {
      const { version } = branch.engine.state().config!;
      const roles = [{ value: 'jefa', role: 'manager' as const }];
      const oidc = { issuer: liar.issuer, clientId: 'turno25', label: 'Falsa', rolesClaim: 'roles', roles };
      await branch.act({ type: 'publishConfig', config: { ...seedConfig(), signIn: { oidc } }, basedOn: version });
      const led = async (...lie: Parameters<typeof liar.lie>): Promise<string> => {
        liar.lie(...lie);
        const browser = new Browser();
        const sent = await browser.ask(`${address}/api/v1/sessions/oidc/start?page=manager`);
        const back = liar.back(sent.headers.get('location') ?? '');
        return (await browser.ask(back)).headers.get('location') ?? '';
      };
      const refused = '/manager?refused=auth.oidcToken';
      const now = Math.floor(Date.now() / 1000);
      const MINUTE = 60;
      for (const wrong of [
        { aud: 'otro' },
        { iss: 'http://127.0.0.1:1' },
        { nonce: 'otro' },
        { nonce: undefined },
        { sub: undefined },
        { exp: now - 10 * MINUTE },
        { iat: now + 10 * MINUTE, nbf: now + 10 * MINUTE },
      ])
        expect([wrong, await led((good) => ({ ...good, ...wrong }))]).toEqual([wrong, refused]);
      expect(await led((good) => good, 'none')).toBe(refused);
      expect(await led((good) => good, 'RS256', true)).toBe(refused);
      // What inherits from nothing of ours, and a role in other clothes.
      for (const roles of ['Jefa', 'jefa ', ['jefa,'], { jefa: true }, true, null, undefined])
        expect(await led((good) => ({ ...good, roles }))).toBe('/manager?refused=auth.oidcNoRole');
      expect(branch.accounts.list()).toHaveLength(9);
      // Two clocks half a minute apart are those of honest machines.
      expect(await led((good) => ({ ...good, iat: now + 30, nbf: now + 30, preferred_username: 'jefa' }))).toBe(
        '/manager',
      );
      expect(await led((good) => ({ ...good, exp: now - 30 }))).toBe('/manager');
    });
    await liar.stop();
  });
});

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

describe('a PIN for an account that the provider made', () => {
  test('is set by whoever is asked anew there, once, and by nobody else who finds the page', () =>
    withProvider(async ({ address, branch, people, enter }) => {
      people.eva = { name: 'Eva Inventada', roles: ['turno25-ejecutiva'] };
      const first = await enter('ines');
      // A browser that shows her page, and that the provider does not know.
      const page = (): Browser => {
        const browser = new Browser();
        browser.take(address, `turno25_session=${first.session}`);
        return browser;
      };
      expect(await me(address, first.session)).toMatchObject({ ownSecret: false });
      const lock = await clientOf(address, null).call('GET', '/sessions/me/lock', undefined, {
        cookie: `turno25_session=${first.session}`,
      });
      expect(lock.body).toMatchObject({ byPin: false, bySecret: false });
      const setPin = async (session: string | undefined, body: object) =>
        await clientOf(address, null).call('POST', '/sessions/me/pin', body, { cookie: `turno25_session=${session}` });
      // Signing in is no proof by itself: whoever finds the page open later would have it.
      expect((await setPin(first.session, { pin: '4820' })).body.code).toBe('auth.proofNeeded');
      expect((await setPin(first.session, { pin: '4820', secret: '' })).body.code).toBe('request.invalid');
      expect((await setPin(first.session, { pin: '4820', secret: 'adivinada' })).body.code).toBe('auth.invalid');
      // Somebody else at that page, with an account of their own there.
      await enter('eva');
      expect((await enter('eva', 'prove=1&page=attendant', page())).to).toBe('/attendant?refused=auth.oidcOther');
      expect((await enter('nobody', 'prove=1&page=attendant', page())).to).toBe('/attendant?refused=auth.oidcOther');
      const stranger = await new Browser().ask(`${address}/api/v1/sessions/oidc/start?prove=1&page=attendant`);
      expect(stranger.headers.get('location')).toBe('/attendant?refused=auth.required');

      const proved = await enter('ines', 'prove=1&page=attendant', page());
      expect(proved.to).toBe('/attendant?proved=1');
      // The proof is of that session, and of nobody's else.
      expect((await setPin(first.session, { pin: '4820' })).body.code).toBe('auth.proofNeeded');
      expect((await setPin(proved.session, { pin: '1234' })).body.code).toBe('request.invalid');
      expect((await setPin(proved.session, { pin: '4820' })).status).toBe(204);
      expect((await setPin(proved.session, { pin: '5931' })).body.code).toBe('auth.proofNeeded');
      expect([...branch.ledger.events()].filter(({ type }) => type === 'staffPinChanged')).toHaveLength(1);
      // One that is older than five minutes is none.
      const late = await enter('ines', 'prove=1&page=attendant', page());
      branch.db.prepare('UPDATE session SET proved_at = proved_at - 300001 WHERE proved_at IS NOT NULL').run();
      expect((await setPin(late.session, { pin: '5931' })).body.code).toBe('auth.proofNeeded');
    }));

  test('is refused where the token does not say that its person was asked just now', async () => {
    const liar = await startLiar();
    await withProvider(async ({ address, branch }) => {
      const { version } = branch.engine.state().config!;
      const roles = [{ value: 'jefa', role: 'manager' as const }];
      const oidc = { issuer: liar.issuer, clientId: 'turno25', label: 'Falsa', rolesClaim: 'roles', roles };
      await branch.act({ type: 'publishConfig', config: { ...seedConfig(), signIn: { oidc } }, basedOn: version });
      const browser = new Browser();
      const led = async (query: string, claims: object): Promise<string> => {
        liar.lie((good) => ({ ...good, preferred_username: 'jefa', ...claims }));
        const sent = await browser.ask(`${address}/api/v1/sessions/oidc/start?page=manager${query}`);
        const to = sent.headers.get('location') ?? '';
        if (query !== '') expect(new URL(to).searchParams.get('max_age')).toBe('0');
        return (await browser.ask(liar.back(to))).headers.get('location') ?? '';
      };
      expect(await led('', {})).toBe('/manager');
      const now = Math.floor(Date.now() / 1000);
      const refused = '/manager?refused=auth.oidcNotAnew';
      expect(await led('&prove=1', {})).toBe(refused);
      expect(await led('&prove=1', { auth_time: now - 3600 })).toBe(refused);
      expect(await led('&prove=1', { auth_time: 'now' })).toBe(refused);
      expect(await led('&prove=1', { auth_time: now })).toBe('/manager?proved=1');
    });
    await liar.stop();
  });
});

describe('the provider set from the page', () => {
  const admin = async (address: string) => {
    const { body } = await clientOf(address, null).call('POST', '/sessions', { login: 'admin', secret: SECRET });
    return clientOf(address, body.token);
  };

  test('has a secret that is replaced at once, never told, and sent to no other provider', () =>
    withProvider(async ({ address, branch, enter, publish }) => {
      const root = await admin(address);
      const state = async () => (await root.call('GET', '/sign-in/provider')).body;
      expect(await state()).toEqual({ set: true, secret: 'file', localAdmins: 1 });
      expect((await root.call('PUT', '/sign-in/provider/secret', { secret: 'equivocada-y-secreta' })).status).toBe(204);
      expect((await state()).secret).toBe('kept');
      // The one of the page goes before the file's: a wrong one lets nobody in.
      expect((await enter('ines')).to).toBe('/attendant?refused=auth.oidcToken');
      expect((await root.call('PUT', '/sign-in/provider/secret', { secret: CLIENT.secret })).status).toBe(204);
      expect((await enter('ines')).to).toBe('/attendant');
      const events = [...branch.ledger.events()].filter(({ type }) => type === 'providerSecretSet');
      expect(events).toHaveLength(2);
      const told = JSON.stringify([await state(), (await root.call('GET', '/settings')).body, events]);
      for (const secret of ['equivocada-y-secreta', CLIENT.secret]) expect(told).not.toContain(secret);
      const rows = branch.db.prepare('SELECT sealed FROM oidc_secret').all() as { sealed: Buffer }[];
      expect(rows).toHaveLength(1);
      expect(rows[0]!.sealed.includes(CLIENT.secret)).toBe(false);
      // Another client is another account: what was kept is not its secret.
      await publish({ clientId: 'otro' });
      expect((await state()).secret).toBe('file');
      const { config, version } = branch.engine.state().config!;
      const { signIn: _none, ...without } = config;
      await branch.act({ type: 'publishConfig', config: without, basedOn: version });
      expect((await root.call('PUT', '/sign-in/provider/secret', { secret: 'x' })).body.code).toBe('signIn.noProvider');
    }));

  test('is tried before it is published, and says in a word what is wrong', () =>
    withProvider(async ({ address, branch, stopProvider }) => {
      const root = await admin(address);
      const { oidc } = branch.engine.state().config!.config.signIn!;
      const head = branch.ledger.head().seq;
      const tried = async (more: object) =>
        (await root.call('POST', '/sign-in/provider/check', { oidc: { ...oidc, ...more } })).body;
      expect(await tried({})).toEqual({ fault: null, seen: null, doubts: [] });
      expect(await tried({ scope: 'openid nothing', rolesClaim: 'grupos.turno' })).toMatchObject({
        fault: null,
        doubts: ['scope', 'claim'],
      });
      expect(await tried({ issuer: oidc.issuer.replace('127.0.0.1', 'localhost') })).toMatchObject({
        fault: 'otherIssuer',
        seen: oidc.issuer,
      });
      expect(await tried({ issuer: `${oidc.issuer}/nothing` })).toMatchObject({ fault: 'notFound', seen: '404' });
      expect(await tried({ issuer: address })).toMatchObject({ fault: 'notFound' });
      expect((await tried({ issuer: 'http://10.0.0.1' })).code).toBe('request.invalid');
      expect((await tried({ issuer: 'file:///etc/passwd' })).code).toBe('request.invalid');
      await stopProvider();
      expect(await tried({})).toMatchObject({ fault: 'unreachable' });
      expect(branch.ledger.head().seq).toBe(head);
    }));

  test('never leaves the branch without an administrator who enters without it', () =>
    withProvider(async ({ address, branch, people, enter, publish }) => {
      await publish({ roles: [{ value: 'turno25-admin', role: 'admin' }] });
      people.sol = { name: 'Sol Inventada', roles: ['turno25-admin'] };
      const sol = await enter('sol', 'page=settings');
      const call = async (path: string, body: object = {}) =>
        await clientOf(address, null).call('POST', path, body, { cookie: `turno25_session=${sol.session}` });
      const id = branch.accounts.list().find(({ login }) => login === 'admin')!.id;
      expect((await call(`/staff/${id}/disable`)).body.code).toBe('staff.lastLocalAdmin');
      // Once another one has a secret that somebody knows, it may.
      const made = { login: 'admin2', name: 'Otra Inventada', role: 'admin', secret: 'una-clave-inventada' };
      expect((await call('/staff', made)).status).toBe(201);
      expect((await call(`/staff/${id}/disable`)).status).toBe(204);
      expect(branch.engine.state().staff.get(id)?.active).toBe(false);
    }));
});

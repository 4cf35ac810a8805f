import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSignIn } from '@turno25/central/access/signIn.ts';
import { expect, test } from 'vitest';
import { freePort } from '../end-to-end/shell/ports.ts';
import { Browser, CLIENT, startProvider } from '../signIn/realProvider.ts';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { withCentre } from './centreUnderTest.ts';

test('people of the centre enter by a provider as what it says that they are, each time', async () => {
  const folder = tempFolder();
  const port = await freePort();
  const people: Record<string, Record<string, unknown>> = {
    ines: { name: 'Inés Inventada', roles: ['auditoria'] },
    otra: { name: 'Otra Persona', roles: ['jardineria'] },
    admin: { name: 'Quien Se Llama Igual', roles: ['auditoria'] },
  };
  const provider = await startProvider(people, [`http://127.0.0.1:${port}`]);
  const file = join(folder, 'oidc.json');
  const setting = {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    label: 'Cuenta institucional',
    scope: 'openid profile roles',
    rolesClaim: 'roles',
    roles: [{ value: 'auditoria', role: 'auditor' }],
  };
  writeFileSync(file, JSON.stringify({ ...setting, rolesClaim: undefined }));
  expect(readSignIn(file, null)).toMatchObject({ ok: false });
  writeFileSync(file, JSON.stringify(setting));
  const signIn = readSignIn(file, CLIENT.secret);
  try {
    await withCentre(
      async ({ centre, address }) => {
        const enter = async (person: string, browser = new Browser()) => {
          const back = await browser.wayBack(`${address}/api/v1/sessions/oidc/start`, person);
          const response = await browser.ask(back);
          const to = response.headers.get('location');
          const me = to === '/national' ? await (await browser.ask(`${address}/api/v1/sessions/me`)).json() : null;
          return { to, me, back };
        };
        const ines = await enter('ines');
        expect(ines.me).toMatchObject({ login: 'ines', name: 'Inés Inventada', role: 'auditor' });
        // An answer is worth something once, and in its own browser.
        expect((await new Browser().ask(ines.back)).headers.get('location')).toBe('/national?refused=auth.oidcState');
        expect((await enter('otra')).to).toBe('/national?refused=auth.oidcNoRole');
        // The name of somebody else's account gives nothing.
        expect((await enter('admin')).to).toBe('/national?refused=auth.oidcTaken');
        people.ines = { name: 'Inés Inventada', roles: ['jardineria'] };
        expect((await enter('ines')).to).toBe('/national?refused=auth.oidcRole');
        people.ines = { name: 'Inés Inventada', roles: ['auditoria'] };
        const [account] = centre.accounts.all().filter(({ login }) => login === 'ines');
        centre.accounts.setActive(account?.id ?? '', false);
        expect((await enter('ines')).to).toBe('/national?refused=auth.oidcNoAccount');
      },
      { port, signIn: signIn.ok ? signIn.value : null },
    );
  } finally {
    await provider.stop();
    removeFolder(folder);
  }
});

import { argon2Sync, randomBytes } from 'node:crypto';
import { hashSecret, isOutdated, secretMatches } from '@turno25/shared/access/secrets.ts';
import { TooManyWaiting } from '@turno25/shared/access/turns.ts';
import { describe, expect, it } from 'vitest';
import { addStaff, SECRET, withBranch, withServer } from '../support/branch.ts';

/** A secret as it was stored before its cost stood beside it. */
function storedBefore(secret: string): string {
  const nonce = randomBytes(16);
  const tag = argon2Sync('argon2id', {
    message: secret,
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory: 19_456,
    passes: 2,
  });
  return `argon2id$${nonce.toString('base64')}$${tag.toString('base64')}`;
}

describe('a stored secret', () => {
  it('says what it cost, and is no other’s though both chose the same', async () => {
    const [one, other] = [await hashSecret(SECRET), await hashSecret(SECRET)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(isOutdated(one)).toBe(false);
    expect(await secretMatches(SECRET, one)).toBe(true);
    expect(await secretMatches(`${SECRET} `, one)).toBe(false);
  });

  it('that was bound to somebody is of no use in another’s row, nor without the key of another file', async () => {
    const bound = { key: randomBytes(32), to: 'a1' };
    const stored = await hashSecret('4821', bound);
    expect(await secretMatches('4821', stored, bound)).toBe(true);
    expect(await secretMatches('4821', stored, { ...bound, to: 'a2' })).toBe(false);
    expect(await secretMatches('4821', stored, { ...bound, key: randomBytes(32) })).toBe(false);
    expect(await secretMatches('4821', stored)).toBe(false);
  });

  it('that a hand wrote lets nobody in and eats no memory', async () => {
    const tag = 'A'.repeat(43);
    for (const stored of [
      '',
      'argon2id$$',
      `$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$${tag}`,
      `$argon2id$v=19$m=19456,t=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$${tag}`,
      `$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AA`,
      `$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$${tag}`,
    ])
      expect([stored, await secretMatches('', stored)]).toEqual([stored, false]);
  });

  it('of before goes on working, and is written anew by the next good sign-in alone', () =>
    withServer(async ({ branch, anonymous }) => {
      const stored = () => branch.db.prepare("SELECT secret_hash FROM staff WHERE id = 'a1'").pluck().get() as string;
      const before = storedBefore(SECRET);
      branch.db.prepare("UPDATE staff SET secret_hash = ? WHERE id = 'a1'").run(before);
      const signIn = (secret: string) => anonymous.call('POST', '/sessions', { login: 'attendant1', secret });
      expect((await signIn('guess')).status).toBe(401);
      expect(stored()).toBe(before);
      expect((await signIn(SECRET)).status).toBe(201);
      const after = stored();
      expect(after).not.toBe(before);
      expect(isOutdated(after)).toBe(false);
      expect((await signIn(SECRET)).status).toBe(201);
      expect(stored()).toBe(after);
    }));

  it('that was changed while the older one was being looked at stays changed', () =>
    withBranch(async (branch) => {
      await addStaff(branch);
      branch.db.prepare("UPDATE staff SET secret_hash = ? WHERE id = 'a1'").run(storedBefore(SECRET));
      const changed = await hashSecret('otra-clave-de-prueba-2');
      const signingIn = branch.accounts.signIn('attendant1', SECRET, branch.engine.now());
      branch.db.prepare("UPDATE staff SET secret_hash = ? WHERE id = 'a1'").run(changed);
      expect(await signingIn).toBeNull();
      expect(branch.db.prepare("SELECT secret_hash FROM staff WHERE id = 'a1'").pluck().get()).toBe(changed);
    }));
});

describe('a flood', () => {
  it('of sign-ins is refused beyond what may wait, and whoever comes after it enters', () =>
    withServer(async ({ anonymous, branch }) => {
      const replies = await Promise.all(
        Array.from({ length: 120 }, (_, index) =>
          anonymous.call('POST', '/sessions', { login: `nobody${index}`, secret: 'guess' }),
        ),
      );
      const codes = replies.map(({ body }) => body.code as string);
      expect(new Set(codes)).toEqual(new Set(['auth.invalid', 'server.full']));
      expect(branch.engine.state().day).not.toBeNull();
      expect((await anonymous.call('POST', '/sessions', { login: 'attendant1', secret: SECRET })).status).toBe(201);
    }));

  it('of tries at one login at once gets no more looks than as many one after the other', () =>
    withServer(async ({ anonymous }) => {
      const replies = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          anonymous.call('POST', '/sessions', { login: 'manager', secret: `guess-${index}` }),
        ),
      );
      expect(replies.filter(({ body }) => body.code === 'auth.invalid')).toHaveLength(10);
      expect(replies.filter(({ body }) => body.code === 'auth.tooManyWrong')).toHaveLength(20);
    }));

  it('of secrets to be kept is told so, not kept', async () => {
    const asked = Array.from({ length: 80 }, () => hashSecret('x').catch((error: unknown) => error));
    const refused = (await Promise.all(asked)).filter((answer) => answer instanceof TooManyWaiting);
    expect(refused).toHaveLength(14);
  });
});

import { Guesses } from '@turno25/shared/access/guesses.ts';
import { type CentreSession, centreSession, centreSignIn } from '@turno25/shared/contracts/centre.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Entered, Officer } from '../../access/accounts.ts';
import type { Centre } from '../../centre.ts';
import { centreCookie, GUESSES, officerOf, setCentreCookie } from '../auth.ts';

/** Sessions of whoever works at the centre. */
export function sessionRoutes(app: Api, centre: Centre): void {
  const guesses = new Guesses(centre.sources.spans);

  app.post(
    '/sessions',
    {
      config: { permission: 'anyone', rateLimit: GUESSES },
      schema: { tags: ['access'], summary: 'Sign in', body: centreSignIn, response: answers(centreSession, 201) },
    },
    async (request, reply) => {
      const { login, secret, page } = request.body;
      const tried = guesses.mayTry(login, request.ip);
      const entered = await guesses.counting(login, request.ip, () =>
        tried ? centre.accounts.signIn(login, secret, centre.sources.clock.now()) : null,
      );
      if (entered === null) {
        request.log.warn({ address: request.ip, tried }, 'a wrong sign-in');
        throw new ProblemError(tried ? 'auth.invalid' : 'auth.tooManyWrong');
      }
      return reply
        .code(201)
        .send(
          begun(entered, page === true, () =>
            setCentreCookie(reply, entered.token, entered.expiresAt - centre.sources.clock.now()),
          ),
        );
    },
  );

  app.get(
    '/sessions/me',
    {
      config: { permission: 'session.own' },
      schema: { tags: ['access'], summary: 'Who is signed in', response: answers(centreSession) },
    },
    (request) => sessionOf(officerOf(request)),
  );

  app.delete(
    '/sessions/me',
    {
      config: { permission: 'session.own' },
      schema: { tags: ['access'], summary: 'Sign out', response: answers(z.null(), 204) },
    },
    (request, reply) => {
      if (request.centreCaller?.kind === 'officer') centre.accounts.signOut(request.centreCaller.token);
      reply.clearCookie(centreCookie(request.protocol === 'https'), { path: '/' });
      return reply.code(204).send(null);
    },
  );
}

/** A page's token is in no script's hands, and a program's in no browser's. */
function begun(entered: Entered, page: boolean, setCookie: () => void): CentreSession {
  if (!page) return { ...sessionOf(entered.officer), token: entered.token };
  setCookie();
  return sessionOf(entered.officer);
}

function sessionOf({ id, login, name, role }: Officer): CentreSession {
  return { id, login, name, role };
}

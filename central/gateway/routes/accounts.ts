import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { officerBody, officerChange, officerView } from '@turno25/shared/contracts/centre.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Officer } from '../../access/accounts.ts';
import type { Centre } from '../../centre.ts';
import { officerOf } from '../auth.ts';

/** Who works at the centre: added, shut out, let in again, given another secret; each time a line of the journal. */
export function accountRoutes(app: Api, centre: Centre): void {
  const { accounts, journal, sources } = centre;

  app.get(
    '/accounts',
    {
      config: { permission: 'accounts.manage' },
      schema: {
        tags: ['access'],
        summary: 'Who works at the centre',
        response: answers(z.object({ accounts: z.array(officerView) })),
      },
    },
    () => ({ accounts: [...accounts.all()] }),
  );

  app.post(
    '/accounts',
    {
      config: { permission: 'accounts.manage' },
      schema: { tags: ['access'], summary: 'Add somebody', body: officerBody, response: answers(officerView, 201) },
    },
    async (request, reply) => {
      const { login, name, role, secret } = request.body;
      const account = { id: sources.newId(), login, name, role };
      if (!accounts.add({ ...account, secretHash: await hashSecret(secret) }))
        throw new ProblemError('centre.loginTaken');
      journal.write({ at: sources.clock.now(), who: officerOf(request).id, act: 'accountAdded', about: account });
      return reply.code(201).send({ ...account, active: true });
    },
  );

  app.put(
    '/accounts/:id',
    {
      config: { permission: 'accounts.manage' },
      schema: {
        tags: ['access'],
        summary: 'Shut somebody out, let them in again, or give them another secret',
        params: z.object({ id: z.string().max(64) }),
        body: officerChange,
        response: answers(officerView),
      },
    },
    async (request) => {
      const { id } = request.params;
      const who = officerOf(request).id;
      known(accounts.all(), id);
      // Whoever shuts themselves out leaves nobody who could let them in.
      if ('active' in request.body && !request.body.active && who === id) throw new ProblemError('centre.ownAccount');
      if ('active' in request.body) accounts.setActive(id, request.body.active);
      else accounts.setSecret(id, await hashSecret(request.body.secret));
      const about = { id, ...('active' in request.body ? { active: request.body.active } : { secret: 'changed' }) };
      journal.write({ at: sources.clock.now(), who, act: 'accountChanged', about });
      return known(accounts.all(), id);
    },
  );
}

function known(all: readonly Officer[], id: string): Officer {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new ProblemError('centre.noAccount');
  return found;
}

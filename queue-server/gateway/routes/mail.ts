import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import { mailCheck, mailSecretBody, mailState } from '@turno25/shared/contracts/oirs.ts';
import { mailAccount, mailOf } from '@turno25/shared/domain/oirs/mail.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { greet } from '../../mail/post.ts';
import { configOf } from '../../read-models/visitView.ts';
import { setMailSecret } from '../../verbs/oirs.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** A server that does not answer keeps its caller waiting: not on and on. */
const CHECKS = { max: 10, timeWindow: '1 minute' } as const;

/** How answers leave by mail: its server is part of the configuration, its secret is not. */
export function mailRoutes(app: Api, branch: Branch): void {
  const setting = () => mailOf(configOf(branch.engine.state()));

  app.get(
    '/mail',
    {
      config: { permission: 'settings.read' },
      schema: {
        tags: ['oirs'],
        summary:
          'Whether answers leave by mail, and whether there is a secret for the published account; never the secret',
        response: answers(mailState),
      },
    },
    () => {
      const mail = setting();
      const kept = mail?.user !== undefined && branch.mailSecret.of(mailAccount(mail)) !== null;
      return {
        set: mail !== undefined,
        secret: mail?.user === undefined ? ('notAsked' as const) : kept ? ('kept' as const) : ('missing' as const),
        waiting: branch.reports.oirs.toMail().length,
      };
    },
  );

  app.put(
    '/mail/secret',
    {
      config: { permission: 'settings.publish' },
      schema: {
        tags: ['oirs'],
        summary:
          'The secret of the published account at the mail server; it is never shown, and goes to no other server',
        headers: commandHeaders,
        body: mailSecretBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), setMailSecret(branch, request.body.secret)),
  );

  app.post(
    '/mail/check',
    {
      config: { permission: 'settings.publish', rateLimit: CHECKS },
      schema: {
        tags: ['oirs'],
        summary: 'Whether the published mail server is there, is who it says and lets the branch in; sends nothing',
        body: emptyBody,
        response: answers(mailCheck),
      },
    },
    async () => {
      const mail = setting();
      if (mail === undefined) return { trouble: 'unset' as const };
      const secret = branch.mailSecret.of(mailAccount(mail));
      if (mail.user !== undefined && secret === null) return { trouble: 'noSecret' as const };
      const greeted = await greet(mail, secret);
      return { trouble: greeted.ok ? null : greeted.error };
    },
  );
}

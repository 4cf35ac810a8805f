import {
  providerCheck as checkSchema,
  providerCheckBody,
  providerSecretBody,
  providerState,
} from '@turno25/shared/contracts/signIn.ts';
import { providerAccount } from '@turno25/shared/domain/branch/signIn.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { checkProvider } from '@turno25/shared/signIn/checkProvider.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { setProviderSecret } from '../../verbs/access.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** A provider that does not answer keeps its caller waiting, and is not asked on and on. */
const CHECKS = { max: 10, timeWindow: '1 minute' } as const;

/** The provider by which staff sign in: its setting is part of the configuration, its secret is not. */
export function providerRoutes(app: Api, branch: Branch, fileSecret: string | null): void {
  const hasSecret = (oidc: Parameters<typeof providerAccount>[0]): 'kept' | 'file' | 'none' => {
    if (branch.providerSecret.of(providerAccount(oidc)) !== null) return 'kept';
    return fileSecret === null ? 'none' : 'file';
  };

  app.get(
    '/sign-in/provider',
    {
      config: { permission: 'settings.read' },
      schema: {
        tags: ['access'],
        summary: 'How the provider by which staff sign in stands here, and who enters without it; never its secret',
        response: answers(providerState),
      },
    },
    () => {
      const oidc = branch.engine.state().config?.config.signIn?.oidc;
      return {
        set: oidc !== undefined,
        secret: oidc === undefined ? ('none' as const) : hasSecret(oidc),
        localAdmins: branch.accounts.localAdmins().length,
      };
    },
  );

  app.put(
    '/sign-in/provider/secret',
    {
      config: { permission: 'settings.publish' },
      schema: {
        tags: ['access'],
        summary: 'The secret of this branch at the published provider; it is never shown, and goes to no other',
        headers: commandHeaders,
        body: providerSecretBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), setProviderSecret(branch, request.body.secret)),
  );

  app.post(
    '/sign-in/provider/check',
    {
      config: { permission: 'settings.publish', rateLimit: CHECKS },
      schema: {
        tags: ['access'],
        summary:
          'Whether a provider is there and would do, by what it says of itself; signs nobody in, sends no secret',
        body: providerCheckBody,
        response: answers(checkSchema),
      },
    },
    async (request) => {
      const { oidc } = request.body;
      const checked = await checkProvider(oidc, hasSecret(oidc) !== 'none');
      return { ...checked, doubts: [...checked.doubts] };
    },
  );
}

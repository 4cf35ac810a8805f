import { z } from 'zod';
import { oidcShape } from './configuration/oidcShape.ts';
import { count } from './primitives.ts';

/** `GET /sign-in/provider`: how the published provider stands here; never its secret. */
export const providerState = z.object({
  /** Whether one is published. */
  set: z.boolean(),
  /** Kept here for this provider and client, or given when the server was started; none: a client without one. */
  secret: z.enum(['kept', 'file', 'none']),
  /** Administrators who enter by login and a secret of their own, whatever becomes of the provider. */
  localAdmins: count,
});
export type ProviderState = z.infer<typeof providerState>;

/** `PUT /sign-in/provider/secret`. */
export const providerSecretBody = z.strictObject({ secret: z.string().min(1).max(500) });

/** `POST /sign-in/provider/check`: a provider as it is drafted, published or not. */
export const providerCheckBody = z.strictObject({ oidc: oidcShape });

export const providerCheck = z.object({
  fault: z
    .enum([
      'address',
      'unreachable',
      'certificate',
      'slow',
      'notFound',
      'notOidc',
      'otherIssuer',
      'notSecure',
      'noCode',
      'noPkce',
      'noPost',
      'secretMissing',
    ])
    .nullable(),
  /** What was seen instead; null where nothing helps. */
  seen: z.string().nullable(),
  doubts: z.array(z.enum(['scope', 'claim'])),
});
export type ProviderCheck = z.infer<typeof providerCheck>;

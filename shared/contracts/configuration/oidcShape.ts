import { z } from 'zod';
import { STAFF_ROLES } from '../../domain/branch/roles.ts';

/** A provider by which staff sign in. What crosses a network is HTTPS; plain HTTP is for this machine alone. */
export const oidcShape = z
  .strictObject({
    issuer: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .refine(
        (issuer) => issuer.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${issuer}/`),
        'debe comenzar con https',
      ),
    clientId: z.string().trim().min(1).max(200),
    label: z.string().trim().min(2).max(40),
    scope: z
      .string()
      .regex(/^openid( [\w:./-]+)*$/)
      .max(300)
      .exactOptional(),
    rolesClaim: z
      .string()
      .regex(/^[\w:/-]+(\.[\w:/-]+)*$/)
      .max(200)
      .exactOptional(),
    roles: z
      .array(z.strictObject({ value: z.string().min(1).max(200), role: z.enum(STAFF_ROLES) }))
      .max(50)
      .exactOptional(),
    asksEachTime: z.boolean().exactOptional(),
  })
  .refine(({ rolesClaim, roles }) => (rolesClaim === undefined) === (roles === undefined), {
    path: ['roles'],
    message: 'los roles y el dato en que vienen van juntos',
  });

import { readFileSync } from 'node:fs';
import { OFFICER_ROLES, type OfficerRole } from '@turno25/shared/contracts/centrePermissions.ts';
import type { OidcSetting } from '@turno25/shared/domain/branch/signIn.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';

/** A provider by which people of the centre sign in, and our secret there. */
export type CentreSignIn = { readonly setting: OidcSetting<OfficerRole>; readonly secret: string | null };

const settingFile = z.strictObject({
  issuer: z.url().max(300),
  clientId: z.string().min(1).max(200),
  label: z.string().trim().min(1).max(60),
  scope: z.string().min(6).max(200).optional(),
  rolesClaim: z.string().min(1).max(200),
  roles: z
    .array(z.strictObject({ value: z.string().min(1).max(200), role: z.enum(OFFICER_ROLES) }))
    .min(1)
    .max(40),
});

/**
 * A setting from a file. Who somebody may be comes of a claim, always: at the centre nobody links an account of their own to
 * whoever they say they are.
 */
export function readSignIn(file: string, secret: string | null): Result<CentreSignIn, string> {
  try {
    const parsed = settingFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) {
      const { scope, ...rest } = parsed.data;
      return ok({ setting: { ...rest, ...(scope === undefined ? {} : { scope }) }, secret });
    }
    return err(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  } catch (error) {
    return err((error as Error).message);
  }
}

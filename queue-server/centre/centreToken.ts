import { centreAddress } from '@turno25/shared/contracts/configuration/centreShape.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { readSecret } from '@turno25/shared/machine/secretFile.ts';

/**
 * What a branch shows the centre, and to which address alone: whoever publishes a configuration with another address gets
 * no token sent there.
 */
export type CentreToken = { readonly address: string; readonly token: string };

/** A file of its owner's alone with the centre's address and the branch's token, apart by white space; null where none is named. */
export function readCentreToken(file: string | undefined): Result<CentreToken | null, string> {
  const secret = readSecret(file);
  if (!secret.ok || secret.value === null) return secret.ok ? ok(null) : secret;
  const [address = '', token = '', ...more] = secret.value.split(/\s+/);
  const known = centreAddress.safeParse(address).success && /^[\x21-\x7e]{16,512}$/.test(token) && more.length === 0;
  return known ? ok({ address, token }) : err(say('start.centreToken', { file: file ?? '' }));
}

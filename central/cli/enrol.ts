import { readFileSync } from 'node:fs';
import { enrolBody } from '@turno25/shared/contracts/centre.ts';
import { problemDocument } from '@turno25/shared/http/problems.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { readSecret } from '@turno25/shared/machine/secretFile.ts';
import { enrolBranch } from '../registry/enrol.ts';
import { opened } from './opened.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

/** Enrols a branch from the command line. */
export async function enrol(values: Values): Promise<void> {
  const { id, name, comuna, key, mobile, address, login } = values;
  const secret = readSecret(values['secret-file']);
  if (!secret.ok) return fail(secret.error);
  const body = enrolBody.safeParse({
    id,
    name,
    comuna,
    profile: mobile ? 'mobile' : 'branch',
    publicKey: key === undefined ? '' : readFileSync(key, 'utf8'),
    ...(address === undefined ? {} : { pull: { address, login, secret: secret.value ?? '' } }),
  });
  if (!body.success)
    return fail(body.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const centre = await opened(values);
  if (centre === null) return;
  const enrolled = enrolBranch(centre, body.data, 'console');
  await centre.close();
  if (!enrolled.ok) return fail(problemDocument(enrolled.error).title, 1);
  const { keyId, token } = enrolled.value;
  tell(say('centre.enrol.done', { id: enrolled.value.id, keyId }));
  if (token !== null) tell(say('centre.enrol.token', { token }));
}

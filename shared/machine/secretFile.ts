import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../domain/result.ts';
import { say } from '../i18n/messages.ts';

/** Rights of a file that everybody of the machine may read. */
const OTHERS = 0o077;

/** A secret that lies in a file of its owner's alone; null where none is named, or a sentence that says what is wrong with it. */
export function readSecret(file: string | undefined): Result<string | null, string> {
  if (file === undefined) return ok(null);
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0)
      return err(say('start.secretOpen', { file }));
    const secret = readFileSync(file, 'utf8').trim();
    return secret === '' ? err(say('start.secretEmpty', { file })) : ok(secret);
  } catch (error) {
    return err(say('start.secretUnread', { file, why: (error as Error).message }));
  }
}

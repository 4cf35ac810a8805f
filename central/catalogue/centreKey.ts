import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateFolder } from '@turno25/shared/files/privateFiles.ts';
import { drawnPem, SigningKey } from '@turno25/shared/machine/signingKey.ts';
import { type RandomBytes, randomBytes } from '@turno25/shared/time/random.ts';

const FILE = 'centre.key.pem';

/**
 * The key with which the centre signs what goes to branches, in its data folder; drawn on first use. Each branch names its
 * public part, once: whoever loses it signs nothing that a branch takes any more.
 */
export function centreKeyIn(folder: string, random: RandomBytes = randomBytes): SigningKey {
  privateFolder(folder);
  const file = join(folder, FILE);
  if (!existsSync(file)) writeFileSync(file, drawnPem(random), { mode: 0o600, flag: 'wx' });
  return new SigningKey(readFileSync(file, 'utf8'));
}

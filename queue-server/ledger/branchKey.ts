import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PublicKey, readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { keysAround, type Rotation } from '@turno25/shared/evidence/rotation.ts';
import { privateFile, privateFolder } from '@turno25/shared/files/privateFiles.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { drawnPem, SigningKey } from '@turno25/shared/machine/signingKey.ts';
import type { RandomBytes } from '@turno25/shared/time/random.ts';
import { StartRefused } from './startRefused.ts';

/** A key that was drawn, and that the ledger may or may not have heard of. */
const NEXT = 'seal.next.pem';

/** The branch's Ed25519 key: signs seals and exports. The centre pins its public half at enrolment. */
export class BranchKey extends SigningKey {
  /**
   * The key in a data folder, made on first use; the private half is readable by its owner only. `known`: the key that the
   * ledger's seals name. Neither is another one made in its place nor its public half overwritten.
   */
  static inFolder(folder: string, random: RandomBytes, known: string | null): BranchKey {
    privateFolder(folder);
    const file = join(folder, 'seal.key.pem');
    const publicFile = join(folder, 'seal.pub.pem');
    const due = known ?? (existsSync(publicFile) ? keyIdOf(readFileSync(publicFile, 'utf8')) : null);
    if (due !== null) finishRotation(folder, due);
    if (due !== null && !existsSync(file)) throw new StartRefused('start.keyMissing', { file, keyId: due });
    if (!existsSync(file)) writeFileSync(file, drawnPem(random), { mode: 0o600, flush: true });
    privateFile(file);
    const key = new BranchKey(readFileSync(file, 'utf8'));
    if (due !== null && due !== key.keyId) throw new StartRefused('start.keyOther', { file, keyId: due });
    privateFile(publicFile);
    writeFileSync(publicFile, key.publicPem, { flush: true });
    return key;
  }

  /** A new key, beside the one that still signs: it takes its place once the ledger says so. */
  static next(folder: string, random: RandomBytes): BranchKey {
    const pem = drawnPem(random);
    writeFileSync(join(folder, NEXT), pem, { mode: 0o600, flush: true });
    return new BranchKey(pem);
  }

  /** A key that no file keeps: it signs a ledger that is gone with the process. */
  static inMemory(random: RandomBytes): BranchKey {
    return new BranchKey(drawnPem(random));
  }

  /** The public keys whose signatures are this branch's: this one's and those that it follows. */
  known(rotations: readonly Rotation[]): readonly PublicKey[] {
    return [...keysAround(nodeCrypto, this.public, rotations).values()];
  }
}

/** The new key takes the place of the old one, which is gone then: what it signed is checked by its public half. */
function finishRotation(folder: string, due: string): void {
  const next = join(folder, NEXT);
  if (!existsSync(next)) return;
  const { keyId } = new BranchKey(readFileSync(next, 'utf8'));
  if (keyId !== due) return;
  renameSync(next, join(folder, 'seal.key.pem'));
}

/** The name of a public key; null when it cannot be read. */
function keyIdOf(publicPem: string): string | null {
  return readPublicKey(nodeCrypto, publicPem)?.keyId ?? null;
}

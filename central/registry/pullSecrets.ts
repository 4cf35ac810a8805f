import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateFile } from '@turno25/shared/files/privateFiles.ts';

const FILE = 'pull-secrets.json';

/**
 * By which secrets branches let the centre in: in a file of its own, readable by its owner alone, and in no backup of what
 * others may read.
 */
export class PullSecrets {
  readonly #file: string;
  #secrets: Readonly<Record<string, string>>;

  constructor(folder: string) {
    this.#file = join(folder, FILE);
    this.#secrets = existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, 'utf8')) : {};
  }

  of(branchId: string): string | null {
    return Object.hasOwn(this.#secrets, branchId) ? (this.#secrets[branchId] ?? null) : null;
  }

  /** On the disk once it returns, whole or as it was before. */
  set(branchId: string, secret: string): void {
    this.#secrets = { ...this.#secrets, [branchId]: secret };
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify(this.#secrets), { mode: 0o600, flush: true });
    renameSync(next, this.#file);
    privateFile(this.#file);
  }
}

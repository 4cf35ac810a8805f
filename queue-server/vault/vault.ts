import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { RetainedPurpose } from '@turno25/shared/domain/branch/config.ts';
import type { EncryptedText, PersonKey } from '@turno25/shared/domain/identity/encryptedText.ts';
import { RECOGNITION_DAYS } from '@turno25/shared/domain/law.ts';
import { privateFile } from '@turno25/shared/files/privateFiles.ts';
import { type RandomBytes, randomBytes } from '@turno25/shared/time/random.ts';
import Database from 'better-sqlite3';

/** What a text was encrypted for; erasing goes by purpose. */
export type KeyPurpose = 'identity' | RetainedPurpose;
/** Secrets that the branch keeps: each is 32 random bytes, made on first use. */
export type SecretName =
  | 'commandHmac'
  | 'staffPins'
  | 'trackTokens'
  | 'surveyCodes'
  | 'bookingCodes'
  | 'rollCodes'
  | 'caseCodes'
  | 'devicePlaces'
  | 'alertHook'
  | 'tokenLookup'
  | 'mailSecret'
  | 'personMarks'
  | 'staffLinks'
  | 'providerSecret'
  | 'snapshots';

/** What is sealed: whom or what it is about, under which id its key lies, when (UTC ms), and the mark of its person. */
export type Sealing = {
  readonly subject: string;
  readonly keyId: string;
  readonly now: number;
  readonly person?: string | null;
};

const DAY_MS = 86_400_000;
/** A new recognition epoch starts this often, and each lives twice as long: any two instants 30 days apart share one. */
const EPOCH_STEP_MS = (RECOGNITION_DAYS + 1) * DAY_MS;

/**
 * Keys, apart from the ledger and with a backup rule of their own. Destroying a key here erases what it encrypted
 * everywhere, backups of the ledger included, and the chain still verifies.
 */
export class Vault {
  readonly #db: Database.Database;
  readonly #random: RandomBytes;
  /** Keys made since the present command began. */
  #made: string[] = [];

  constructor(path: string, random: RandomBytes = randomBytes) {
    this.#random = random;
    if (path !== ':memory:') privateFile(path);
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('secure_delete = ON');
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS sealing_key (
        id TEXT PRIMARY KEY, purpose TEXT NOT NULL, subject TEXT NOT NULL, created_at INTEGER NOT NULL, key BLOB
      ) STRICT;
      CREATE INDEX IF NOT EXISTS sealing_key_age ON sealing_key (purpose, created_at) WHERE key IS NOT NULL;
      CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS person_epoch (epoch INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
    `);
    const columns = this.#db.pragma('table_info(sealing_key)') as { name: string }[];
    if (!columns.some(({ name }) => name === 'person')) this.#db.exec('ALTER TABLE sealing_key ADD COLUMN person TEXT');
    this.#db.exec('CREATE INDEX IF NOT EXISTS sealing_key_person ON sealing_key (person) WHERE person IS NOT NULL');
  }

  /** Whether a text can be read with this vault, or was erased by it. */
  knows(keyId: string): boolean {
    return this.#db.prepare('SELECT 1 FROM sealing_key WHERE id = ?').get(keyId) !== undefined;
  }

  hasSecret(name: SecretName): boolean {
    return this.#db.prepare('SELECT 1 FROM secret WHERE name = ?').get(name) !== undefined;
  }

  /** A named secret, made the first time it is asked for. */
  secret(name: SecretName): Buffer {
    const made = Buffer.from(this.#random(32));
    this.#db.prepare('INSERT OR IGNORE INTO secret (name, key) VALUES (?, ?)').run(name, made);
    return (this.#db.prepare('SELECT key FROM secret WHERE name = ?').get(name) as { key: Buffer }).key;
  }

  /** Another one in its place; what the one before signed stays signed by it. */
  replaceSecret(name: SecretName, secret: Uint8Array): void {
    this.#db.prepare('INSERT OR REPLACE INTO secret (name, key) VALUES (?, ?)').run(name, Buffer.from(secret));
  }

  /** Encrypts bytes under a new random key, as `encrypt` does a text; they are kept by whoever asked. */
  encryptBytes(
    bytes: Uint8Array,
    purpose: KeyPurpose,
    { subject, keyId, now, person = null }: Sealing,
  ): { readonly keyId: string; readonly iv: string; readonly data: Buffer } {
    const key = this.#random(32);
    const iv = this.#random(12);
    this.#db
      .prepare('INSERT INTO sealing_key (id, purpose, subject, created_at, key, person) VALUES (?, ?, ?, ?, ?, ?)')
      .run(keyId, purpose, subject, now, Buffer.from(key), person);
    this.#made.push(keyId);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const data = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    return { keyId, iv: Buffer.from(iv).toString('base64'), data };
  }

  /** The bytes, or null when their key was destroyed. Throws where they are not those that were sealed. */
  decryptBytes({
    keyId,
    iv,
    data,
  }: {
    readonly keyId: string;
    readonly iv: string;
    readonly data: Buffer;
  }): Buffer | null {
    const row = this.#db.prepare('SELECT key FROM sealing_key WHERE id = ?').get(keyId);
    const key = (row as { key: Buffer | null } | undefined)?.key ?? null;
    if (key === null) return null;
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'));
    decipher.setAuthTag(data.subarray(data.length - 16));
    return Buffer.concat([decipher.update(data.subarray(0, data.length - 16)), decipher.final()]);
  }

  /** Encrypts a text under a new random key. The key is on disk before this returns, so before the ledger can name it. */
  encrypt(text: string, purpose: KeyPurpose, sealing: Sealing): EncryptedText {
    const { data, ...sealed } = this.encryptBytes(Buffer.from(text, 'utf8'), purpose, sealing);
    return { ...sealed, data: data.toString('base64') };
  }

  /** The text, or null when its key was destroyed. */
  decrypt({ data, ...sealed }: EncryptedText): string | null {
    return this.decryptBytes({ ...sealed, data: Buffer.from(data, 'base64') })?.toString('utf8') ?? null;
  }

  /** Destroys every key of a purpose made before an instant; returns how many. */
  destroyBefore(purpose: KeyPurpose, instant: number): number {
    const result = this.#db
      .prepare(
        'UPDATE sealing_key SET key = NULL, person = NULL WHERE purpose = ? AND created_at < ? AND key IS NOT NULL',
      )
      .run(purpose, instant);
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
    return result.changes;
  }

  /** Destroys every key of a purpose that these are the subjects of; returns how many. */
  destroyOf(purpose: KeyPurpose, subjects: readonly string[]): number {
    return this.#destroyEach('purpose = ? AND subject = ?', subjects, (subject) => [purpose, subject]);
  }

  /** Destroys these keys; returns how many there were to destroy. */
  destroyAll(keyIds: readonly string[]): number {
    return this.#destroyEach('id = ?', keyIds, (keyId) => [keyId]);
  }

  #destroyEach(which: string, all: readonly string[], values: (one: string) => readonly string[]): number {
    const destroy = this.#db.prepare(
      `UPDATE sealing_key SET key = NULL, person = NULL WHERE ${which} AND key IS NOT NULL`,
    );
    const destroyed = this.#db.transaction(() =>
      all.reduce((count, one) => count + destroy.run(...values(one)).changes, 0),
    )();
    if (destroyed > 0) this.#db.pragma('wal_checkpoint(TRUNCATE)');
    return destroyed;
  }

  /**
   * The mark of an identity among the keys that are alive. It is nowhere but beside them, so that it goes when the key does:
   * whoever was erased is found no more.
   */
  personMark(identity: string): string {
    return createHmac('sha256', this.secret('personMarks')).update(identity, 'utf8').digest('base64url');
  }

  /** Keys of what is sealed about whoever has this mark. */
  keysOfPerson(
    mark: string,
  ): readonly { readonly keyId: string; readonly purpose: KeyPurpose; readonly subject: string }[] {
    return this.#db
      .prepare('SELECT id AS keyId, purpose, subject FROM sealing_key WHERE person = ? AND key IS NOT NULL ORDER BY id')
      .all(mark) as { keyId: string; purpose: KeyPurpose; subject: string }[];
  }

  /** Keys of a purpose that these are the subjects of. */
  keysOf(purpose: KeyPurpose, subjects: readonly string[]): readonly string[] {
    return this.#db
      .prepare(
        'SELECT id FROM sealing_key WHERE purpose = ? AND subject IN (SELECT value FROM json_each(?)) AND key IS NOT NULL',
      )
      .pluck()
      .all(purpose, JSON.stringify(subjects)) as string[];
  }

  /** Those of these keys that were not destroyed. */
  alive(keyIds: readonly string[]): readonly string[] {
    return this.#db
      .prepare('SELECT id FROM sealing_key WHERE id IN (SELECT value FROM json_each(?)) AND key IS NOT NULL')
      .pluck()
      .all(JSON.stringify(keyIds)) as string[];
  }

  /** A command begins: the keys that it makes are its own until it is done. */
  commandBegins(): void {
    this.#made = [];
  }

  /** The command was refused or failed: nothing names the keys that it made, and whoever repeats it fills no disk. */
  commandUndone(): void {
    const forget = this.#db.prepare('DELETE FROM sealing_key WHERE id = ?');
    for (const keyId of this.#made) forget.run(keyId);
    this.#made = [];
  }

  /** Destroys one key; true when there was one to destroy. */
  destroy(keyId: string): boolean {
    const changed = this.#db
      .prepare('UPDATE sealing_key SET key = NULL, person = NULL WHERE id = ? AND key IS NOT NULL')
      .run(keyId).changes;
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
    return changed === 1;
  }

  /**
   * HMACs of an identity under the epochs alive at this instant. Whoever returns within 30 days shares an epoch with the
   * earlier visit; older epochs are destroyed, and with them the link.
   */
  personKeys(identity: string, now: number): readonly PersonKey[] {
    const newest = Math.floor(now / EPOCH_STEP_MS);
    this.forgetEpochs(now);
    return [newest - 1, newest].map((epoch) => {
      this.#db
        .prepare('INSERT OR IGNORE INTO person_epoch (epoch, key) VALUES (?, ?)')
        .run(epoch, Buffer.from(this.#random(32)));
      const row = this.#db.prepare('SELECT key FROM person_epoch WHERE epoch = ?').get(epoch) as { key: Buffer };
      return { epoch, hmac: createHmac('sha256', row.key).update(identity, 'utf8').digest('base64url') };
    });
  }

  /** Destroys the epochs by which nobody may be recognised any more, also where nobody comes. */
  forgetEpochs(now: number): void {
    this.#db.prepare('DELETE FROM person_epoch WHERE epoch < ?').run(Math.floor(now / EPOCH_STEP_MS) - 1);
  }

  close(): void {
    this.#db.close();
  }
}

/** Whether keys of an epoch are among those that `personKeys` makes at an instant (UTC ms). */
export function isRecognised(epoch: number, now: number): boolean {
  return epoch >= Math.floor(now / EPOCH_STEP_MS) - 1;
}

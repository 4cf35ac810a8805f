import type { IdentityBody } from '@turno25/shared/contracts/tickets.ts';
import type { EncryptedText, PersonKey, Reason } from '@turno25/shared/domain/identity/encryptedText.ts';
import { parseRun } from '@turno25/shared/domain/identity/run.ts';
import type { Moment } from '@turno25/shared/domain/ledger/facts.ts';
import type { KeyPurpose } from '../vault/vault.ts';
import type { VerbParts } from './parts.ts';

type Keys = Pick<VerbParts, 'vault' | 'newId'>;
export type Person = Pick<IdentityBody, 'type' | 'value'> & { readonly country?: string | undefined };

/** Whom or what a text is about, and when it was written. */
export type Subject = { readonly subject: string; readonly now: Moment['now'] };

/** Free text, encrypted under a key of its own before anything is appended. Null for no text. */
export function encryptText(
  { vault, newId }: Keys,
  text: string | undefined,
  purpose: KeyPurpose,
  { subject, now }: Subject,
): EncryptedText | null {
  return text === undefined || text === '' ? null : vault.encrypt(text, purpose, { subject, keyId: newId(), now });
}

export function encryptReason(
  keys: Keys,
  reason: { readonly code: string; readonly note?: string | undefined },
  about: Subject,
): Reason {
  return { code: reason.code, note: encryptText(keys, reason.note, 'note', about) };
}

/** Who the person is, encrypted, and the keys by which a return within thirty days is recognised without knowing who. */
export function encryptIdentity(
  keys: Keys,
  person: Person | undefined,
  { subject, now }: Subject,
): { readonly identity: EncryptedText | null; readonly personKeys: readonly PersonKey[] } {
  if (person === undefined) return { identity: null, personKeys: [] };
  const text = JSON.stringify({ type: person.type, value: normalise(person), country: person.country ?? null });
  return {
    identity: keys.vault.encrypt(text, 'identity', {
      subject,
      keyId: keys.newId(),
      now,
      person: keys.vault.personMark(nameOf(person)),
    }),
    personKeys: personKeysOf(keys, person, now),
  };
}

/** The keys alone, of somebody who is looked for. */
export function personKeysOf({ vault }: Pick<Keys, 'vault'>, person: Person, now: number): readonly PersonKey[] {
  return vault.personKeys(nameOf(person), now);
}

/** One spelling for one document. */
export function nameOf(person: Person): string {
  return `${person.type} ${person.country ?? ''} ${normalise(person)}`;
}

function normalise(person: Person): string {
  if (person.type !== 'run') return person.value.toUpperCase().replace(/\s/g, '');
  const run = parseRun(person.value);
  return run.ok ? `${run.value.body}-${run.value.checkDigit}` : person.value;
}

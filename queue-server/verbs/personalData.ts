import type { EncryptedText, PersonKey, Reason } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { Moment } from '@turno25/shared/domain/ledger/facts.ts';
import { nameOf, numberOf, type Person, personKeysOf } from '../vault/person.ts';
import type { KeyPurpose } from '../vault/vault.ts';
import type { VerbParts } from './parts.ts';

type Keys = Pick<VerbParts, 'vault' | 'newId'>;

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
  const text = JSON.stringify({ type: person.type, value: numberOf(person), country: person.country ?? null });
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

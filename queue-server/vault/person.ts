import type { IdentityBody } from '@turno25/shared/contracts/tickets.ts';
import type { PersonKey } from '@turno25/shared/domain/identity/encryptedText.ts';
import { parseRun } from '@turno25/shared/domain/identity/run.ts';
import type { Vault } from './vault.ts';

export type Person = Pick<IdentityBody, 'type' | 'value'> & { readonly country?: string | undefined };

/** The keys alone, of somebody who is looked for, at an instant (UTC ms). */
export function personKeysOf({ vault }: { readonly vault: Vault }, person: Person, now: number): readonly PersonKey[] {
  return vault.personKeys(nameOf(person), now);
}

/** One spelling for one document. */
export function nameOf(person: Person): string {
  return `${person.type} ${person.country ?? ''} ${numberOf(person)}`;
}

/** The number of a document in one spelling. */
export function numberOf(person: Person): string {
  if (person.type !== 'run') return person.value.toUpperCase().replace(/\s/g, '');
  const run = parseRun(person.value);
  return run.ok ? `${run.value.body}-${run.value.checkDigit}` : person.value;
}

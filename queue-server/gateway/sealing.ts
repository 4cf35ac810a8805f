import { parseRun } from '@turno25/shared/domain/identity/run.ts';
import type { Facts } from '@turno25/shared/domain/ledger/commands.ts';
import type { PersonKey, Reason, SealedText } from '@turno25/shared/domain/ledger/sealedText.ts';
import type { Branch } from '../branch.ts';
import type { SealPurpose } from '../vault/vault.ts';

type PersonBody = { readonly type: string; readonly value: string; readonly country?: string | undefined };

/** Free text, encrypted under a key of its own before anything is appended. Null for no text. */
export function sealText(
  branch: Branch,
  text: string | undefined,
  purpose: SealPurpose,
  subject: string,
  facts: Facts,
): SealedText | null {
  if (text === undefined || text === '') return null;
  return branch.vault.seal(text, purpose, subject, branch.newId(), facts.now);
}

export function sealReason(
  branch: Branch,
  reason: { readonly code: string; readonly note?: string | undefined },
  subject: string,
  facts: Facts,
): Reason {
  return { code: reason.code, note: sealText(branch, reason.note, 'note', subject, facts) };
}

/** Who the person is, sealed, and the keys by which a return within thirty days is recognised without knowing who. */
export function sealIdentity(
  branch: Branch,
  person: PersonBody,
  facts: Facts,
): { readonly identity: SealedText; readonly personKeys: readonly PersonKey[] } {
  const text = JSON.stringify({ type: person.type, value: normalise(person), country: person.country ?? null });
  return {
    identity: branch.vault.seal(text, 'identity', facts.newId, branch.newId(), facts.now),
    personKeys: personKeysOf(branch, person, facts.now),
  };
}

/** The keys alone, of somebody who is looked for. */
export function personKeysOf(branch: Branch, person: PersonBody, now: number): readonly PersonKey[] {
  return branch.vault.personKeys(`${person.type} ${person.country ?? ''} ${normalise(person)}`, now);
}

function normalise(person: PersonBody): string {
  if (person.type !== 'run') return person.value.toUpperCase().replace(/\s/g, '');
  const run = parseRun(person.value);
  return run.ok ? `${run.value.body}-${run.value.checkDigit}` : person.value;
}

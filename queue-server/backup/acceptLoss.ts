import { must } from '@turno25/shared/domain/result.ts';
import { signed } from '@turno25/shared/evidence/signature.ts';
import type { Branch } from '../branch.ts';
import { direct } from '../verbs/direct.ts';
import { lostTexts } from '../verification/whatItWasMadeWith.ts';

/** Who answers for a loss, and why it cannot be undone. */
export type Answered = { readonly by: string; readonly why: string; readonly secrets: boolean };

/**
 * Writes down, signed, each sealed text of the ledger whose key the vault neither holds nor destroyed. Nothing is destroyed.
 * How many there are; 0 where nothing is lost, and nothing is written then. Throws when it could not be written.
 */
export async function acceptLoss(branch: Branch, { by, why, secrets }: Answered): Promise<number> {
  const texts = lostTexts(branch.db, (keyId) => branch.vault.knows(keyId));
  if (texts.length === 0 && !secrets) return 0;
  const ledgerId = must(branch.ledger.id(), 'the ledger has begun');
  const loss = signed({ ledgerId, texts, secrets, by, why, keyId: branch.branchKey.keyId }, branch.branchKey);
  const caller = { actor: { kind: 'staff', id: by, role: 'admin' }, deviceId: null } as const;
  const outcome = await branch.submit(caller, direct({ type: 'acceptLostTexts', loss }));
  if (outcome.kind !== 'done')
    throw new Error(outcome.kind === 'refused' ? outcome.refusal.code : `it could not be written: ${outcome.kind}`);
  return texts.length;
}

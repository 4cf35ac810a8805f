import type { CommandOf } from '@turno25/shared/domain/ledger/commands.ts';
import type { Witness } from '@turno25/shared/domain/ledger/heads.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { SignedHead } from '@turno25/shared/evidence/head.ts';
import type { Verb } from '../engine/submission.ts';
import type { Db } from '../ledger/database.ts';
import { beginningEpoch } from '../ledger/epoch.ts';

/** Somebody hands back a head that this branch signed. */
export function witnessHead(
  witness: Witness,
  { ledgerId, epoch, seq, hash, numbers }: SignedHead,
): Verb<'witnessHead'> {
  return {
    command: () => ok({ type: 'witnessHead', witness, head: { ledgerId, epoch, seq, hash, numbers } }),
    answer: ({ events }) => ({ disagrees: events.some(({ type }) => type === 'witnessDisagreed') }),
  };
}

/** A restored copy goes on, under an epoch of its own. */
export function restoreLedger(db: Db, restored: Omit<CommandOf<'restoreLedger'>, 'type'>): Verb<'restoreLedger'> {
  return {
    command: () => ok({ type: 'restoreLedger', ...restored }),
    effects: () => [beginningEpoch(db, restored.newEpoch)],
    answer: ({ events }) => ({ seq: events[0]?.seq ?? 0 }),
  };
}

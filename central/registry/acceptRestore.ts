import type { CentreRole } from '@turno25/shared/contracts/centrePermissions.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Branches, EnrolledBranch } from './branches.ts';
import type { Journal } from './journal.ts';
import type { Fault } from './standing.ts';

export type Accepting = {
  readonly officer: { readonly id: string; readonly name: string; readonly role: CentreRole };
  readonly branch: EnrolledBranch;
  /** The place of the fault as it was shown. */
  readonly seq: number;
  readonly why: string;
  /** UTC ms. */
  readonly now: number;
};

export type AcceptRefusal =
  | 'centre.otherFault'
  /** One person alone may not. */
  | 'centre.otherPerson'
  /** One of the two has to be of the administration. */
  | 'centre.oneAdmin'
  /** The account was added, or given another secret, after the branch was doubted. */
  | 'centre.freshAccount';

/**
 * One person's word that a branch may go on from a copy, which takes proven events, and so a figure, away: two have to say
 * it about the same fault. `first`: another one is awaited; `both`: it is done, and the caller goes back. Whoever could make
 * an account for the second word is shut out by its date.
 */
export function acceptRestore(
  { branches, journal }: { readonly branches: Branches; readonly journal: Journal },
  { officer, branch, seq, why, now }: Accepting,
): Result<'first' | 'both', AcceptRefusal> {
  const { id, fault, accepted } = branch;
  if (fault?.code !== 'restored' || fault.seq !== seq) return err('centre.otherFault');
  if (journal.accountTouchedSince(officer.id, fault.since)) return err('centre.freshAccount');
  const about = { id, seq, lost: fault.lost ?? 0, why };
  if (accepted === null || !isOf(accepted, fault)) {
    journal.write({ at: now, who: officer.id, act: 'restoreAcceptedByOne', about: { ...about, role: officer.role } });
    const { id: who, name } = officer;
    branches.setAccepted(id, { seq, lost: fault.lost ?? 0, who, name, admin: officer.role === 'admin', why, at: now });
    return ok('first');
  }
  if (accepted.who === officer.id) return err('centre.otherPerson');
  if (!accepted.admin && officer.role !== 'admin') return err('centre.oneAdmin');
  journal.write({ at: now, who: officer.id, act: 'restoreAccepted', about: { ...about, first: accepted.who } });
  branches.setAccepted(id, null);
  return ok('both');
}

function isOf(accepted: { readonly seq: number; readonly lost: number }, { seq, lost = 0 }: Fault): boolean {
  return accepted.seq === seq && accepted.lost === lost;
}

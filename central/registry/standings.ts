import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { EnrolledBranch } from './branches.ts';

/** After how long without a word a branch is late, ms: one with a door is asked every few minutes; a unit that travels is away for a fortnight. */
const LATE_MS = { branch: 24 * 3_600_000, mobile: 14 * 24 * 3_600_000 } as const;

/** How a branch stands. `now`: UTC ms. */
export function standingOf(branch: EnrolledBranch, now: number): BranchStanding {
  const { fault, heardAt, profile, trouble } = branch;
  const state =
    fault !== null
      ? 'quarantined'
      : heardAt === null || branch.heldSeq === 0
        ? 'neverSeen'
        : now - heardAt > LATE_MS[profile]
          ? 'late'
          : 'upToDate';
  return {
    branchId: branch.id,
    name: branch.name,
    comuna: branch.comuna,
    profile,
    active: branch.active,
    state,
    heldSeq: branch.heldSeq,
    heldAt: iso(branch.heldAt),
    sealedUntil: branch.sealedUntil,
    heardAt: iso(heardAt),
    way: branch.address === null ? 'push' : 'pull',
    trouble: trouble === null ? null : say(`centre.trouble.${trouble}`),
    fault:
      fault === null
        ? null
        : {
            ...fault,
            since: new Date(fault.since).toISOString(),
            sentence: say(sentenceOf(fault.code), { seq: fault.seq, lost: fault.lost ?? 0 }),
          },
    accepted: acceptedOf(branch),
    disputed: branch.disputed,
    keyId: readPublicKey(nodeCrypto, branch.publicKey)?.keyId ?? '',
  };
}

function acceptedOf({ accepted }: EnrolledBranch): BranchStanding['accepted'] {
  if (accepted === null) return null;
  const { who, name, why, at } = accepted;
  return { who, name, why, at: new Date(at).toISOString() };
}

/** What stands behind a code, for whoever is not an auditor. */
function sentenceOf(code: string) {
  if (code === 'restored') return 'centre.fault.restored' as const;
  if (code === 'fork') return 'centre.fault.fork' as const;
  if (code === 'olderCopy') return 'centre.fault.olderCopy' as const;
  if (code === 'missing') return 'centre.fault.missing' as const;
  if (code === 'notARow' || code === 'notCanonical') return 'centre.fault.unreadable' as const;
  if (code === 'sealKey' || code === 'sealSignature') return 'centre.fault.signature' as const;
  if (code.startsWith('seal')) return 'centre.fault.seal' as const;
  return 'centre.fault.changed' as const;
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

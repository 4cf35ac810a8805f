import type { Result } from '@turno25/shared/domain/result.ts';
import { err, ok } from '@turno25/shared/domain/result.ts';
import { isHeadOf, type SignedHead } from '@turno25/shared/evidence/head.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { keysAround } from '@turno25/shared/evidence/rotation.ts';
import { writtenRow } from '@turno25/shared/evidence/writtenRow.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Branches, EnrolledBranch } from '../registry/branches.ts';
import type { Delivered } from '../registry/standing.ts';
import type { BranchApi, BranchTrouble } from './branchApi.ts';
import type { Intake } from './intake.ts';

/** So many pages of one branch in one turn: whoever has more goes on in the next, after the others. */
const PAGES = 400;

export type Progress = {
  /** Rows that were proven since the last telling. */
  readonly taken: number;
  readonly held: number;
  /** Where the branch's ledger ends, as it said when it was asked. */
  readonly of: number;
};

export type PullParts = {
  readonly api: BranchApi;
  readonly branches: Branches;
  readonly intake: Intake;
  readonly onProgress: (progress: Progress) => void;
};

/**
 * Asks one branch for what the centre lacks, page by page, until a page is empty. What does not verify is asked for once more
 * and then received unbelieved; a ledger that tells another story than before is followed back to the place where it begins to.
 */
export async function pullBranch(branch: EnrolledBranch, parts: PullParts): Promise<Result<Delivered, BranchTrouble>> {
  const { api, branches, intake, onProgress } = parts;
  const told = await api.witness(branches.heads(branch.id));
  if (!told.ok) return told;
  const head = told.value;
  if (head !== null && isOwn(branch, await intake.rotations(branch.id), head)) branches.keepHead(branch.id, head);
  let last = await intake.deliver(branch.id, '');
  const other = await otherStory(branch.id, last, parts);
  if (!other.ok || other.value !== null) return other.ok ? ok(other.value ?? last) : other;
  let ahead = askedAhead(api, Math.max(last.held, last.heldBack), '');
  for (let page = 0; page < PAGES; page += 1) {
    const after = Math.max(last.held, last.heldBack);
    const rows = await (ahead.after === after ? ahead.rows : api.rowsAfter(after));
    if (!rows.ok) return rows;
    if (rows.value.trim() === '') return ok(last);
    ahead = askedAhead(api, after, rows.value);
    last = await intake.deliver(branch.id, rows.value);
    onProgress({ taken: last.taken, held: last.held, of: Math.max(head?.seq ?? 0, last.held) });
  }
  return ok(last);
}

/** A page that was asked for while the one before it is being proven. */
type Ahead = { readonly after: number; readonly rows: Promise<Result<string, BranchTrouble>> };

/** The page that follows if every row of this one is taken; where one is not, it is asked for anew from where it stands. */
function askedAhead(api: BranchApi, after: number, page: string): Ahead {
  let lines = 0;
  for (let at = page.indexOf('\n'); at !== -1; at = page.indexOf('\n', at + 1)) lines += 1;
  return { after: after + lines, rows: api.rowsAfter(after + lines) };
}

/**
 * Whether the branch still tells what it told: its row in the place of the last one that is held. Where it does not, the first
 * that differs is looked for by halves, and the branch says it twice, or does not have it. Null where all is as it was.
 */
async function otherStory(
  branchId: string,
  last: Delivered,
  { api, intake }: PullParts,
): Promise<Result<Delivered | null, BranchTrouble>> {
  if (last.held === 0 || last.state === 'quarantined') return ok(null);
  let same = 0;
  let differs = last.held + 1;
  let line = '';
  for (let at = last.held; differs - same > 1; at = Math.floor((same + differs) / 2)) {
    const row = await api.rowsAfter(at - 1, 1);
    if (!row.ok) return row;
    const hash = row.value.trim() === '' ? '' : hashIn(row.value);
    if (hash === null) return err('nonsense');
    if (hash === (await intake.hashAt(branchId, at))) same = at;
    else {
      differs = at;
      line = row.value;
    }
    if (same === last.held) return ok(null);
  }
  if (line.trim() !== '') {
    await intake.deliver(branchId, line);
    return ok(await intake.deliver(branchId, line));
  }
  const detail = `the branch ends at event ${same}, and had delivered up to ${last.held}`;
  return ok(await intake.doubt(branchId, { seq: differs, code: 'olderCopy', detail }));
}

function hashIn(text: string): string | null {
  try {
    const parsed = writtenRow.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.hash : null;
  } catch {
    return null;
  }
}

/** Whether a head is signed by the key that was pinned, or by one that it vouches for. */
function isOwn({ publicKey, rotations }: EnrolledBranch, more: EnrolledBranch['rotations'], head: SignedHead): boolean {
  const key = readPublicKey(nodeCrypto, publicKey);
  if (key === null) return false;
  return isHeadOf(nodeCrypto, [...keysAround(nodeCrypto, key, [...rotations, ...more]).values()], head);
}

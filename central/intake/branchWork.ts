import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import { type WrittenRow, writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import type { Delivered, Fault } from '../registry/standing.ts';
import { Evidence } from './evidence.ts';
import { type FoldedFacts, foldMissing, type Loaded } from './foldMissing.ts';
import { Follower, type Pinned } from './follower.ts';

/** Branches whose evidence one thread keeps open: who was not heard for longest is closed first. */
const MOST_OPEN = 200;

/** A delivery and what the register says of its branch afterwards. */
export type Heard = {
  readonly delivered: Delivered;
  readonly heldAt: number | null;
  readonly sealedUntil: string | null;
  readonly disputed: boolean;
  /** Whether there is something that the warehouse may lack. */
  readonly openDate: string | null;
};

/** What may be asked of the evidence of one branch. */
export type Question =
  | { readonly kind: 'deliver'; readonly text: string; readonly now: number }
  | { readonly kind: 'doubt'; readonly fault: Fault; readonly now: number }
  | { readonly kind: 'release'; readonly now: number }
  | { readonly kind: 'goBack'; readonly seq: number; readonly now: number }
  | { readonly kind: 'hashAt'; readonly seq: number }
  | { readonly kind: 'rotations' }
  | { readonly kind: 'day'; readonly date: string }
  | { readonly kind: 'facts'; readonly loaded: Loaded; readonly casesAs: string | null };

export type Answers = {
  readonly deliver: Heard;
  readonly doubt: Heard;
  readonly release: Heard;
  readonly goBack: Heard;
  readonly hashAt: string | null;
  readonly rotations: readonly Rotation[];
  readonly day: readonly WrittenRow[];
  readonly facts: FoldedFacts & { readonly config: BranchConfig | null };
};

/** The work on the evidence of branches in one thread: each has its file, and none waits for another's but in line. */
export class BranchWork {
  readonly #folder: string;
  readonly #open = new Map<
    string,
    { readonly evidence: Evidence; readonly follower: Follower; readonly pinned: string }
  >();

  constructor(folder: string) {
    this.#folder = folder;
  }

  answer<K extends Question['kind']>(
    branchId: string,
    pinned: Pinned,
    question: Extract<Question, { kind: K }>,
  ): Answers[K];
  answer(branchId: string, pinned: Pinned, question: Question): Answers[Question['kind']] {
    const { evidence, follower } = this.#opened(branchId, pinned);
    switch (question.kind) {
      case 'deliver':
        return heard(evidence, follower, follower.deliver(question.text, question.now));
      case 'doubt':
        return heard(evidence, follower, follower.doubt(question.fault, question.now));
      case 'release':
        return heard(evidence, follower, follower.release(question.now));
      case 'goBack':
        follower.goBackTo(question.seq, question.now);
        return heard(evidence, follower, follower.release(question.now));
      case 'hashAt':
        return evidence.hashAt(question.seq);
      case 'rotations':
        return evidence.rotations();
      case 'day':
        return evidence.rowsOf(question.date).map(writeRow);
      case 'facts':
        return { ...foldMissing(evidence, follower, branchId, question), config: counted(follower.config()) };
    }
  }

  close(): void {
    for (const one of this.#open.values()) shut(one);
    this.#open.clear();
  }

  #opened(branchId: string, pinned: Pinned): { readonly evidence: Evidence; readonly follower: Follower } {
    const by = JSON.stringify(pinned);
    const known = this.#open.get(branchId);
    this.#open.delete(branchId);
    if (known?.pinned === by) {
      this.#open.set(branchId, known);
      return known;
    }
    if (known !== undefined) shut(known);
    const [oldest] = this.#open.keys();
    const longest = oldest === undefined ? undefined : this.#open.get(oldest);
    if (this.#open.size >= MOST_OPEN && oldest !== undefined && longest !== undefined) {
      shut(longest);
      this.#open.delete(oldest);
    }
    const evidence = Evidence.open(this.#folder, branchId);
    const opened = { evidence, follower: new Follower(evidence, pinned), pinned: by };
    this.#open.set(branchId, opened);
    return opened;
  }
}

function shut({ evidence, follower }: { readonly evidence: Evidence; readonly follower: Follower }): void {
  follower.rest();
  evidence.close();
}

/** What the warehouse is told of a branch: of one of practice nothing. */
function counted(config: BranchConfig | null): BranchConfig | null {
  return config?.branch.practice === true ? null : config;
}

function heard(evidence: Evidence, follower: Follower, delivered: Delivered): Heard {
  const { seq, recordedAt } = follower.stands();
  return {
    delivered,
    heldAt: seq === 0 ? null : recordedAt,
    sealedUntil: evidence.sealedUntil(),
    disputed: follower.disputes().length > 0,
    openDate: follower.openDate(),
  };
}

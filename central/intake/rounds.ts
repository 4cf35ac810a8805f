import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import type { Branches, EnrolledBranch } from '../registry/branches.ts';
import type { PullSecrets } from '../registry/pullSecrets.ts';
import { BranchApi } from './branchApi.ts';
import type { Intake } from './intake.ts';
import { type Progress, pullBranch } from './pull.ts';

export type RoundParts = {
  readonly branches: Branches;
  readonly pullSecrets: PullSecrets;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly timers: Timers;
  /** In [0, 1): who was away is not asked in step with the others. */
  readonly random: Random;
  /** Branches asked at once. */
  readonly atOnce: number;
  /** Between two looks at who is due, and between two askings of one branch that answers, ms. */
  readonly everyMs: number;
  readonly failed: (branchId: string, error: unknown) => void;
  /** What is brought to a branch that answered, before it is left. */
  readonly bring: (branchId: string, api: BranchApi) => Promise<unknown>;
};

export type RoundProgress = (branchId: string, progress: Progress) => void;

/** A branch that is away is asked again after twice as long each time, and at least so often, ms. */
const LONGEST_MS = 60 * 60_000;

/** Asks branches for what is lacking: several at once, each with its own patience, so that one that is away holds up nobody. */
export class Rounds {
  readonly #parts: RoundParts;
  readonly #apis = new Map<string, { readonly of: string; readonly api: BranchApi }>();
  readonly #waiting: string[] = [];
  readonly #asked = new Map<string, Promise<void>>();
  readonly #progress = new Set<RoundProgress>();
  #stopped = false;

  constructor(parts: RoundParts) {
    this.#parts = parts;
  }

  /** Asks whoever is due from now on, until the returned function is called. */
  keep(): () => void {
    this.#look();
    const cancel = this.#parts.timers.every(Math.min(this.#parts.everyMs, 5000), () => this.#look());
    return () => {
      this.#stopped = true;
      this.#waiting.length = 0;
      cancel();
    };
  }

  onProgress(tell: RoundProgress): () => void {
    this.#progress.add(tell);
    return () => this.#progress.delete(tell);
  }

  /** Asks a branch as soon as there is room; false where it is not one that is asked, or is under way. */
  askNow(branchId: string): boolean {
    const branch = this.#parts.branches.byId(branchId);
    if (branch === null || !isAsked(branch) || this.#stopped) return false;
    if (this.#asked.has(branchId) || this.#waiting.includes(branchId)) return false;
    this.#waiting.push(branchId);
    this.#fill();
    return true;
  }

  /** Asks every branch once, and resolves when all have answered or are given up. */
  async once(): Promise<void> {
    for (const branch of this.#parts.branches.all()) this.askNow(branch.id);
    while (this.#asked.size > 0 || this.#waiting.length > 0) await Promise.race([...this.#asked.values()]);
  }

  #look(): void {
    const now = this.#parts.clock.now();
    for (const branch of this.#parts.branches.all())
      if (isAsked(branch) && this.#dueAt(branch) <= now) this.askNow(branch.id);
  }

  #dueAt({ triedAt, tries }: EnrolledBranch): number {
    if (triedAt === null) return 0;
    const pause = Math.min(this.#parts.everyMs * 2 ** Math.min(tries, 12), Math.max(LONGEST_MS, this.#parts.everyMs));
    // Up to a fifth earlier: a hundred branches whose line came back together do not come in one second.
    return triedAt + pause * (tries === 0 ? 1 : 1 - this.#parts.random() / 5);
  }

  #fill(): void {
    while (this.#asked.size < this.#parts.atOnce) {
      const branchId = this.#waiting.shift();
      if (branchId === undefined) return;
      const run = this.#pull(branchId).finally(() => {
        this.#asked.delete(branchId);
        this.#fill();
      });
      this.#asked.set(branchId, run);
    }
  }

  async #pull(branchId: string): Promise<void> {
    const { branches, intake, clock, failed } = this.#parts;
    const branch = branches.byId(branchId);
    const api = branch === null ? null : this.#apiOf(branch);
    if (branch === null) return;
    if (api === null) return branches.tried(branchId, 'refused', clock.now());
    try {
      const onProgress = (progress: Progress): void => {
        for (const tell of this.#progress) tell(branchId, progress);
      };
      const answer = await pullBranch(branch, { api, branches, intake, onProgress });
      branches.tried(branchId, answer.ok ? null : answer.error, clock.now());
      if (answer.ok) await this.#parts.bring(branchId, api);
    } catch (error) {
      branches.tried(branchId, 'unexpected', clock.now());
      failed(branchId, error);
    }
  }

  #apiOf({ id, address, login }: EnrolledBranch): BranchApi | null {
    const secret = this.#parts.pullSecrets.of(id);
    if (address === null || login === null || secret === null) return null;
    const of = JSON.stringify([address, login, secret]);
    const known = this.#apis.get(id);
    if (known?.of === of) return known.api;
    const api = new BranchApi(address, login, secret);
    this.#apis.set(id, { of, api });
    return api;
  }
}

function isAsked({ active, address }: EnrolledBranch): boolean {
  return active && address !== null;
}

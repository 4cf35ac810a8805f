import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { dimensionsOf, type OwnCategory } from './dimensions.ts';
import type { FoldedFacts, Loaded } from './foldMissing.ts';

/** What the centre has of the category of a branch. */
export type CategoryOf = (branchId: string) => OwnCategory;

type AskFacts = (told: {
  readonly loaded: Loaded;
  readonly casesAs: string | null;
}) => Promise<FoldedFacts & { readonly config: BranchConfig | null }>;

/**
 * Brings the warehouse to what is proven, one branch at a time: what it has of each day says which days it lacks, so that
 * nothing has to be remembered between a delivery and its figures, also when the machine stops between the two.
 */
export class Loader {
  readonly #warehouse: Warehouse;
  readonly #categoryOf: CategoryOf;
  /** The last load of each branch that is under way: the next one waits for it. */
  readonly #running = new Map<string, Promise<void>>();
  readonly #loaded = new Map<string, ReadonlyMap<string, number | null>>();
  /** As what the cases of each branch were told last. */
  readonly #cases = new Map<string, string>();
  /** How each branch was described last. */
  readonly #described = new Map<string, string>();

  constructor({ warehouse, categoryOf }: { readonly warehouse: Warehouse; readonly categoryOf: CategoryOf }) {
    this.#warehouse = warehouse;
    this.#categoryOf = categoryOf;
  }

  load(branchId: string, ask: AskFacts): Promise<void> {
    const before = this.#running.get(branchId) ?? Promise.resolve();
    const run = before.catch(() => undefined).then(() => this.#load(branchId, ask));
    this.#running.set(branchId, run);
    const done = (): void => {
      if (this.#running.get(branchId) === run) this.#running.delete(branchId);
    };
    run.then(done, done);
    return run;
  }

  async settled(): Promise<void> {
    await Promise.allSettled([...this.#running.values()]);
  }

  async #describe(branchId: string, config: BranchConfig): Promise<void> {
    const dimensions = dimensionsOf(branchId, config, this.#categoryOf(branchId));
    const text = JSON.stringify(dimensions);
    if (this.#described.get(branchId) === text) return;
    await this.#warehouse.putDimensions(dimensions);
    this.#described.set(branchId, text);
  }

  async #load(branchId: string, ask: AskFacts): Promise<void> {
    let loaded = this.#loaded.get(branchId) ?? (await this.#warehouse.loadedSeals(branchId));
    for (;;) {
      const { days, gone, cases, more, config } = await ask({
        loaded: [...loaded],
        casesAs: this.#cases.get(branchId) ?? null,
      });
      if (config !== null) await this.#describe(branchId, config);
      // What a branch took back is not there any more; a day that is there again replaces itself.
      if (gone.length > 0) await this.#warehouse.forgetDays(branchId, gone);
      if (days.length > 0) await this.#warehouse.load(days);
      if (cases !== null) {
        await this.#warehouse.replaceCases(branchId, cases.rows);
        this.#cases.set(branchId, cases.as);
      }
      loaded = new Map([...loaded, ...days.map(({ date, sealSeq }) => [date, sealSeq] as const)]);
      for (const date of gone) (loaded as Map<string, number | null>).delete(date);
      this.#loaded.set(branchId, loaded);
      if (!more) return;
    }
  }
}

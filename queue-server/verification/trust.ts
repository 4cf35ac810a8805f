/** What is wrong with a ledger that does not verify; `seq` is null where it could not even be read. */
export type Distrust = { readonly seq: number | null };

/** Whether this branch's ledger may be built on: believed until a verification says otherwise, and never again after that. */
export class Trust {
  #lost: Distrust | null = null;

  /** Null while nothing was found. */
  lost(): Distrust | null {
    return this.#lost;
  }

  lose(distrust: Distrust): void {
    this.#lost ??= distrust;
  }
}

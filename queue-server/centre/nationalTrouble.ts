import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import { problemDocument } from '@turno25/shared/http/problems.ts';

/** Why what the centre sent last could not be taken; of this process alone, a new one asks anew. */
export class NationalTroubleNote {
  #refusal: Refusal | null = null;

  note(refusal: Refusal | null): void {
    this.#refusal = refusal;
  }

  /** In words; null where there is none. */
  words(): string | null {
    return this.#refusal === null
      ? null
      : problemDocument(this.#refusal.code, { facts: { ...this.#refusal.detail } }).title;
  }
}

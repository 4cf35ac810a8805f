import type { DeliveryTrouble } from '@turno25/shared/contracts/handover.ts';

/** How the last try to deliver to the centre went; of this process alone, a new one asks anew. */
export class DeliveryStanding {
  #tried = false;
  #trouble: DeliveryTrouble | null = null;
  #finding: { readonly seq: number; readonly code: string } | null = null;

  /** Whether anything is known of it. */
  get tried(): boolean {
    return this.#tried;
  }

  /** What keeps the branch from delivering now; null while it delivers, or never tried. */
  get trouble(): DeliveryTrouble | null {
    return this.#trouble;
  }

  /** Where the centre found what it does not believe. */
  get finding(): { readonly seq: number; readonly code: string } | null {
    return this.#finding;
  }

  note(trouble: DeliveryTrouble | null, finding: { readonly seq: number; readonly code: string } | null = null): void {
    this.#tried = true;
    this.#trouble = trouble;
    this.#finding = finding;
  }
}

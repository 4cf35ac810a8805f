type Place = {
  readonly serviceId: string;
  readonly preferential: boolean;
  readonly stage: 1 | 2;
  readonly enteredAt: number;
  readonly ordinal: number;
};

/** Counts how often a call passed a ticket that had entered the same line before and was waiting still. */
export class InversionCount {
  readonly #waiting = new Map<string, Place>();
  readonly #passed = new Map<string, number>();
  inversions = 0;
  /** Most times that any one ticket was passed inside one line. */
  mostPassed = 0;

  enter(id: string, place: Place): void {
    this.#waiting.set(id, place);
    this.#passed.delete(id);
  }

  leave(id: string): void {
    this.#waiting.delete(id);
  }

  call(id: string): void {
    const called = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (called === undefined) return;
    for (const [otherId, other] of this.#waiting) {
      const sameLine =
        other.serviceId === called.serviceId &&
        other.preferential === called.preferential &&
        other.stage === called.stage;
      const before =
        other.enteredAt < called.enteredAt || (other.enteredAt === called.enteredAt && other.ordinal < called.ordinal);
      if (!sameLine || !before) continue;
      const times = (this.#passed.get(otherId) ?? 0) + 1;
      this.#passed.set(otherId, times);
      this.inversions += 1;
      this.mostPassed = Math.max(this.mostPassed, times);
    }
  }
}

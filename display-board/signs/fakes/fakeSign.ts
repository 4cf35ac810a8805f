import type { Moment, Spans } from '@turno25/shared/time/spans.ts';
import { SIGN_DELAYS } from '../delays.ts';
import { answerBytes, frameFinder, type SignContent, type SignFrame } from '../frame.ts';

/** A sign as the manual wants it: shows what it is told, answers each frame of its own, and goes dark when it is told nothing. */
export class FakeSign {
  readonly address: number;
  readonly #spans: Spans;
  readonly #answer: (bytes: Uint8Array) => void;
  #finder = frameFinder();
  #shown: SignContent | null = null;
  #heardAt: Moment = 0;
  #last: SignFrame | null = null;
  /** Frames of its own that it took, and how many of them were repeated. */
  taken = 0;
  repeated = 0;

  constructor(address: number, spans: Spans, answer: (bytes: Uint8Array) => void) {
    this.address = address;
    this.#spans = spans;
    this.#answer = answer;
  }

  hear(bytes: Uint8Array): void {
    for (const frame of this.#finder.take(bytes)) {
      if (frame.address !== this.address) continue;
      this.taken += 1;
      // The answer to the last one was lost: it is shown already, and answered again.
      if (frame.sequence === this.#last?.sequence) this.repeated += 1;
      this.#last = frame;
      this.#shown = frame;
      this.#heardAt = this.#spans.monotonic();
      this.#answer(answerBytes({ address: frame.address, sequence: frame.sequence, taken: true }));
    }
  }

  /** As after a power cut: dark, and without memory. */
  restart(): void {
    this.#finder = frameFinder();
    this.#shown = null;
    this.#last = null;
  }

  /** The number that people read; empty where it is dark. */
  number(): string {
    const isFresh = this.#spans.monotonic() - this.#heardAt < SIGN_DELAYS.watchdog;
    return isFresh ? (this.#shown?.number ?? '') : '';
  }
}

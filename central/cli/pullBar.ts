import { say } from '@turno25/shared/i18n/messages.ts';
import type { Spans } from '@turno25/shared/time/spans.ts';
import type { Progress } from '../intake/pull.ts';

const WIDTH = 24;
/** Drawn at most so often, ms. */
const EVERY_MS = 200;

/** A bar of what was proven of what the branches said that they have, with its rate and what is left. */
export class PullBar {
  rows = 0;
  readonly #spans: Spans;
  readonly #out: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly #branches: number;
  readonly #began: number;
  readonly #last = new Map<string, Progress>();
  #drawnAt = 0;

  constructor(branches: number, spans: Spans, out: { readonly isTTY?: boolean; write(text: string): unknown }) {
    this.#branches = branches;
    this.#spans = spans;
    this.#out = out;
    this.#began = spans.monotonic();
  }

  told(branchId: string, progress: Progress): void {
    this.rows += progress.taken;
    this.#last.set(branchId, progress);
    if (this.#out.isTTY !== true || this.#spans.monotonic() - this.#drawnAt < EVERY_MS) return;
    this.#drawnAt = this.#spans.monotonic();
    this.#out.write(`\r${this.line()}`);
  }

  end(): void {
    if (this.#out.isTTY === true) this.#out.write(`\r${this.line()}\n`);
  }

  line(): string {
    const known = [...this.#last.values()];
    const left = known.reduce((sum, { held, of }) => sum + Math.max(0, of - held), 0);
    const share = this.rows + left === 0 ? 1 : this.rows / (this.rows + left);
    const seconds = Math.max(0.001, (this.#spans.monotonic() - this.#began) / 1000);
    const rate = Math.round(this.rows / seconds);
    const filled = Math.round(share * WIDTH);
    const done = known.filter(({ held, of }) => held >= of).length;
    const time = rate === 0 || known.length < this.#branches ? null : Math.ceil(left / rate);
    return `[${'#'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${say('centre.pull.progress', {
      done,
      all: this.#branches,
      rows: this.rows,
      rate,
      left: time === null ? say('centre.pull.unknown') : say('centre.pull.left', { time: `${time} s` }),
    })}`;
  }
}

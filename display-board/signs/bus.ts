import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { Link, OpenLink } from '@turno25/shared/links/link.ts';
import { Reconnecting } from '@turno25/shared/links/reconnecting.ts';
import type { Moment, Spans } from '@turno25/shared/time/spans.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { SIGN_DELAYS, TRIES } from './delays.ts';
import { answerFinder, BLANK, frameBytes, SEQUENCES, type SignContent } from './frame.ts';

/** One sign on the line. `answers: false`: a model that only listens. */
type SignAt = { readonly address: number; readonly answers: boolean };

type Sign = SignAt & {
  wanted: SignContent;
  /** What it took last, as far as is known; null where nobody knows. */
  taken: SignContent | null;
  /** When it was last told something. */
  toldAt: Moment | null;
  /** Frames in a row without an answer. */
  failures: number;
};

/** A frame that was sent; told again it has the same sequence number, so that a sign knows it. */
type Told = { readonly sign: Sign; readonly content: SignContent; readonly sequence: number };

/** One that only listens has read by then. */
const READ = 5 * SIGN_DELAYS.rest;

type Means = {
  readonly open: OpenLink;
  readonly signs: readonly SignAt[];
  readonly time: { readonly spans: Spans; readonly timers: Timers };
};

/**
 * The line to the signs: one frame at a time, each answered or told again, what changed first. Everybody is told again every two
 * seconds what to show, so that a sign that lost power, or a frame that was lost, is right again soon. A sign that does not
 * answer keeps nobody waiting for long.
 */
export class SignBus {
  readonly #means: Means;
  readonly #signs: readonly Sign[];
  readonly #line: Reconnecting;
  #link: Link | null = null;
  #turn = 0;
  #sequence = 0;
  /** What is being waited for. */
  #told: Told | null = null;
  #next: Cancel = () => undefined;
  #finder = answerFinder();

  constructor(means: Means) {
    this.#means = means;
    this.#signs = means.signs.map((sign) => ({
      ...sign,
      wanted: { ...BLANK, counter: '' },
      taken: null,
      toldAt: null,
      failures: 0,
    }));
    const { open, time } = means;
    const opened: OpenLink = async () => {
      const link = await open();
      if (link.ok) this.#link = link.value;
      return link;
    };
    this.#line = new Reconnecting(opened, time.timers, {
      onConnected: () => this.#begin(),
      onDisconnected: () => this.#end(),
      onBytes: (bytes) => this.#hear(bytes),
    });
  }

  start(): void {
    this.#line.start();
  }

  stop(): void {
    this.#line.stop();
    this.#end();
  }

  /** What a sign has to show from now on. */
  show(address: number, content: SignContent): void {
    const sign = this.#signs.find((one) => one.address === address);
    if (sign !== undefined) sign.wanted = content;
    if (sign !== undefined && !isSame(sign.taken, content) && this.#told === null && this.#link !== null) this.#plan(0);
  }

  /** Whether a sign that should answer does not, or the line to all of them is gone. */
  isTroubled(): boolean {
    return !this.#line.connected || this.#signs.some(({ failures }) => failures >= TRIES);
  }

  #begin(): void {
    this.#finder = answerFinder();
    // Nobody knows what became of them meanwhile.
    for (const sign of this.#signs) sign.taken = null;
    this.#plan(0);
  }

  #end(): void {
    this.#next();
    this.#link = null;
    this.#told = null;
  }

  #plan(millis: number, what: () => void = () => this.#tellNext()): void {
    this.#next();
    this.#next = this.#means.time.timers.after(millis, what);
  }

  #tellNext(): void {
    const sign = this.#due();
    if (sign === null) {
      this.#plan(this.#untilNext());
      return;
    }
    this.#turn = this.#signs.indexOf(sign);
    this.#sequence = (this.#sequence + 1) % SEQUENCES;
    this.#tell({ sign, content: sign.wanted, sequence: this.#sequence });
  }

  #tell(told: Told): void {
    const { sign, content, sequence } = told;
    sign.toldAt = this.#means.time.spans.monotonic();
    if (this.#link?.write(frameBytes({ ...content, address: sign.address, sequence })) !== true) return;
    if (sign.answers) {
      this.#told = told;
      this.#plan(SIGN_DELAYS.answer, () => this.#failed());
    } else {
      sign.taken = content;
      this.#plan(READ);
    }
  }

  /** Whoever shows something else than it should, one after the other; then whoever was told longest ago. */
  #due(): Sign | null {
    const now = this.#means.time.spans.monotonic();
    const rested = ({ toldAt }: Sign): boolean => toldAt === null || now - toldAt >= SIGN_DELAYS.refresh;
    const inTurn = this.#signs.map((_, step) => this.#signs[(this.#turn + 1 + step) % this.#signs.length]);
    const wrong = inTurn.find(
      // One that answers nothing is asked no oftener than the others are refreshed.
      (sign) => sign !== undefined && !isSame(sign.taken, sign.wanted) && (sign.failures < TRIES || rested(sign)),
    );
    const [oldest] = this.#signs.filter(rested).sort((one, other) => (one.toldAt ?? 0) - (other.toldAt ?? 0));
    return wrong ?? oldest ?? null;
  }

  /** Until the next of them is told again what it shows; whatever changes before that is told at once. */
  #untilNext(): Millis {
    const now = this.#means.time.spans.monotonic();
    const waits = this.#signs.map(({ toldAt }) => (toldAt === null ? 0 : toldAt + SIGN_DELAYS.refresh - now));
    return Math.max(SIGN_DELAYS.rest, Math.min(...waits));
  }

  #hear(bytes: Uint8Array): void {
    for (const { address, sequence, taken } of this.#finder.take(bytes)) {
      const told = this.#told;
      // An answer that comes late is of another frame: it says nothing of this one.
      if (told === null || told.sign.address !== address || told.sequence !== sequence) continue;
      if (!taken) this.#failed();
      else {
        this.#told = null;
        told.sign.taken = told.content;
        told.sign.failures = 0;
        this.#plan(SIGN_DELAYS.rest);
      }
    }
  }

  #failed(): void {
    const told = this.#told;
    if (told === null) return;
    this.#told = null;
    const { sign, content } = told;
    sign.failures += 1;
    // It may have taken it, and its answer was lost.
    sign.taken = null;
    const again = sign.failures < TRIES && isSame(sign.wanted, content);
    this.#plan(SIGN_DELAYS.rest, again ? () => this.#tell(told) : () => this.#tellNext());
  }
}

function isSame(one: SignContent | null, other: SignContent): boolean {
  return one?.number === other.number && one.counter === other.counter && one.called === other.called;
}

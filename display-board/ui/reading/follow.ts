import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import type { Heartbeat, Streamed } from '@turno25/shared/contracts/sockets.ts';
import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import type { Time } from '@turno25/shared/time/sources.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import {
  type AnnouncementEvent,
  type Announcements,
  announce,
  noAnnouncements,
  readAfter,
  type Spoken,
} from '../calls/announcements.ts';
import { announceCall, type Voice } from '../calls/speaker.ts';
import { DELAYS } from '../common/delays.ts';
import { isSilent } from './silence.ts';

/** What comes by the stream. */
export type StreamEars = {
  readonly connected: () => void;
  readonly call: (message: Streamed<{ readonly call: BoardCall }>) => void;
  readonly beat: (beat: Heartbeat) => void;
  /** Waits, notices or settings changed: read them. */
  readonly waits: () => void;
};

/** An answer of `GET /board`; `refused`: the board's token is taken no more. */
export type BoardAnswer = BoardView | 'refused' | 'away';

/** The line to the server. */
export type BoardLine = {
  /** Opens the stream; it connects again by itself. */
  readonly listen: (ears: StreamEars) => Cancel;
  /** Reads over HTTP; ends as `away` when `giveUp` is called. */
  readonly read: (after: number | null, onGiveUp: (giveUp: () => void) => void) => Promise<BoardAnswer>;
};

export type Following = {
  readonly announcements: Announcements;
  /** In which language the call is being said that is announced now; null between sounds. */
  readonly saying: Language | null;
  /** The last answer: waits, notices, name; null before the first. */
  readonly view: BoardView | null;
  /** What to add to a moment to get the branch's instant. The machine's own hour has no say in it. */
  readonly clockOffset: Millis;
  /** When the server last gave any sign of life. */
  readonly heardAt: Moment;
  /** When something was last called or said. */
  readonly busyAt: Moment;
  /** How often the stream has been opened: after each cut the server may be another. */
  readonly cuts: number;
};

type Means = {
  readonly time: Time;
  readonly random: Random;
  readonly line: BoardLine;
  readonly voice: Voice;
  /** What was kept of what has been spoken, and where it is kept. */
  readonly memory: { readonly read: () => Spoken | null; readonly keep: (spoken: Spoken) => void };
  readonly onChange: (now: Following) => void;
  readonly onRefused: () => void;
};

/**
 * The board at work: told by the stream, read over HTTP whenever the stream may have missed something, and spoken one call
 * at a time. Everything that it does follows from what it is handed, so that days of it can be played in a test.
 */
export class BoardFollower {
  readonly #means: Means;
  #now: Following;
  #stops: Cancel[] = [];
  #reading = false;
  #again = false;
  #failures = 0;
  #planned: Cancel = () => undefined;
  #hush: Cancel = () => undefined;
  #difference: Millis;
  #stopped = false;

  constructor(means: Means) {
    this.#means = means;
    const { spans } = means.time;
    this.#now = {
      announcements: noAnnouncements(means.memory.read()),
      saying: null,
      view: null,
      clockOffset: 0,
      heardAt: spans.monotonic(),
      busyAt: spans.monotonic(),
      cuts: 0,
    };
    this.#difference = this.#wallAhead();
  }

  get now(): Following {
    return this.#now;
  }

  start(): void {
    const { line, time } = this.#means;
    this.#stops = [
      line.listen({
        connected: () => {
          this.#now = { ...this.#now, cuts: this.#now.cuts + 1 };
          this.#tell({ type: 'reconnected' });
          this.#readNow();
        },
        call: (message) => {
          this.#heard();
          this.#tell({ type: 'streamed', message });
        },
        beat: ({ epoch }) => {
          this.#heard();
          this.#tell({ type: 'beaten', epoch });
        },
        waits: () => this.#readNow(),
      }),
      time.timers.every(DELAYS.look, () => this.#look()),
    ];
    this.#readNow();
  }

  stop(): void {
    this.#stopped = true;
    for (const stop of this.#stops) stop();
    this.#planned();
    this.#hush();
  }

  /** The branch's instant, as the server told it; null before the first answer. */
  instant(): Instant | null {
    return this.#now.view === null ? null : this.#means.time.spans.monotonic() + this.#now.clockOffset;
  }

  /** Whether the line has been silent for so long that it is said. */
  isSilent(): boolean {
    return isSilent(this.#now.heardAt, this.#means.time.spans.monotonic());
  }

  /** Looks at what time alone changes: a night that passed, a machine that slept. */
  #look(): void {
    const difference = this.#wallAhead();
    const jumped = difference - this.#difference > DELAYS.slept;
    this.#difference = difference;
    const instant = this.instant();
    if (jumped) this.#tell({ type: 'woke' });
    else if (instant !== null) this.#tell({ type: 'dated', today: this.#dateOf(instant) });
    if (jumped) this.#readNow();
  }

  #dateOf(instant: Instant): string {
    return isoDate(instant, this.#now.view?.zone ?? 'UTC');
  }

  #wallAhead(): Millis {
    const { clock, spans } = this.#means.time;
    return clock.now() - spans.monotonic();
  }

  /** Reads at once, whatever was planned; one read at a time, and the next starts from what this one brings. */
  #readNow(): void {
    if (this.#reading) this.#again = true;
    else void this.#read();
  }

  async #read(): Promise<void> {
    if (this.#stopped) return;
    this.#planned();
    this.#reading = true;
    this.#again = false;
    const { line, time, onRefused } = this.#means;
    const after = readAfter(this.#now.announcements);
    const { gap } = this.#now.announcements;
    let giveUp = (): void => undefined;
    const stopWaiting = time.timers.after(DELAYS.silence, () => giveUp());
    const answer = await line.read(after, (how) => {
      giveUp = how;
    });
    stopWaiting();
    this.#reading = false;
    if (this.#stopped) return;
    if (answer === 'refused') return onRefused();
    if (answer === 'away') {
      this.#failures += 1;
      // Whoever connected meanwhile is not kept waiting.
      this.#plan(this.#again ? DELAYS.again : this.#retryAfter());
      return;
    }
    this.#failures = 0;
    this.#take(answer, after, gap);
    if (this.#reading) return;
    const { missing } = this.#now.announcements;
    this.#plan(this.#again || missing !== 'nothing' ? DELAYS.again : this.#drawn(DELAYS.refresh));
  }

  #take(view: BoardView, after: number | null, gap: number): void {
    const instant = Date.parse(view.now);
    this.#now = { ...this.#now, view, clockOffset: instant - this.#means.time.spans.monotonic() };
    this.#heard();
    this.#tell({ type: 'read', view, today: this.#dateOf(instant), after, gap });
  }

  #plan(millis: Millis): void {
    this.#planned();
    this.#planned = this.#means.time.timers.after(millis, () => this.#readNow());
  }

  #retryAfter(): Millis {
    return this.#drawn(Math.min(DELAYS.retryLongest, DELAYS.retry * 2 ** Math.min(this.#failures - 1, 10)));
  }

  /** Up to half shorter, so that the boards of a branch do not ask in step. */
  #drawn(millis: Millis): Millis {
    return millis * (1 - this.#means.random() / 2);
  }

  #heard(): void {
    this.#now = { ...this.#now, heardAt: this.#means.time.spans.monotonic() };
    this.#changed();
  }

  #tell(event: AnnouncementEvent): void {
    const before = this.#now.announcements;
    const after = announce(before, event);
    if (after === before) return;
    const { memory, time } = this.#means;
    const busy = after.lastSeq !== before.lastSeq || after.speaking !== null || before.speaking !== null;
    this.#now = { ...this.#now, announcements: after, ...(busy ? { busyAt: time.spans.monotonic() } : {}) };
    if (after.spoken !== null && !isSame(after.spoken, before.spoken)) memory.keep(after.spoken);
    if (after.speaking !== before.speaking || after.queue !== before.queue)
      this.#means.voice.prepare([...(after.speaking === null ? [] : [after.speaking]), ...after.queue]);
    if (after.speaking !== before.speaking && after.speaking !== null) this.#speak(after.speaking);
    this.#changed();
    if (after.missing !== 'nothing' && after.gap !== before.gap) this.#readNow();
  }

  #speak(call: BoardCall): void {
    const { voice, time } = this.#means;
    const saying = (language: Language | null): void => {
      this.#now = { ...this.#now, saying: language };
      this.#changed();
    };
    const over = (): void => this.#tell({ type: 'spoken', seq: call.seq });
    this.#hush = announceCall(call, { over, saying }, voice, time.timers);
  }

  #changed(): void {
    if (!this.#stopped) this.#means.onChange(this.#now);
  }
}

function isSame(one: Spoken, other: Spoken | null): boolean {
  return one.epoch === other?.epoch && one.seq === other.seq;
}

import type { Millis } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Cancel, Timers } from '../../time/timers.ts';
import type { Speaker, Spoken } from '../types.ts';
import { wholeWav } from '../wav.ts';
import type { SynthesiserChild } from './child.ts';
import { fromSynthesiser } from './messages.ts';

/** What happens at the end of each is said beside it. */
export const SYNTHESISER_DELAYS = {
  /** It has not said that it is loaded: it is killed, and counts as dead. */
  startMs: 60_000,
  /** A phrase has no answer: it has failed, and a loaded synthesiser that owes it is killed. */
  phraseMs: 10_000,
  /** It died again without a phrase between: it is started again. Each further death doubles it. */
  restartMs: 1_000,
  /** It doubles no further than this. */
  longestRestartMs: 60_000,
} as const;

export type WarmSpeakerOptions = {
  readonly start: () => SynthesiserChild;
  readonly voices: Readonly<Record<Language, string>>;
  readonly timers: Timers;
};

type Phrase = { readonly id: number; readonly settle: (spoken: Spoken) => void; readonly ended: Promise<unknown> };

/**
 * Speaks by a process that stays loaded, so that a phrase costs its sound and not the start of a program. One that dies
 * or owes an answer for too long is replaced, the first time at once, then after a pause that doubles; what it was
 * speaking has failed, and what is asked for meanwhile fails at once.
 */
export class WarmSpeaker implements Speaker {
  readonly #options: WarmSpeakerOptions;
  #child: SynthesiserChild | null = null;
  #ready = false;
  #phrase: Phrase | null = null;
  #ids = 0;
  /** Since the last phrase that was spoken. */
  #deaths = 0;
  #cancelStart: Cancel = () => undefined;
  #cancelRestart: Cancel = () => undefined;
  #stopped = false;
  readonly #gone = Promise.withResolvers<void>();
  readonly #loaded = Promise.withResolvers<boolean>();

  /** The synthesiser is started now: it is loaded by the time that somebody listens. */
  constructor(options: WarmSpeakerOptions) {
    this.#options = options;
    this.#start();
  }

  /** Settles when it is loaded for the first time; false where it is ended before, or dies twice without having been. */
  get loaded(): Promise<boolean> {
    return this.#loaded.promise;
  }

  async speak(text: string, language: Language, signal?: AbortSignal): Promise<Spoken> {
    while (this.#phrase !== null) await this.#phrase.ended;
    if (this.#child === null || this.#stopped || signal?.aborted === true) return err('unavailable');
    const { voices, timers } = this.#options;
    const { promise, resolve: settle } = Promise.withResolvers<Spoken>();
    this.#ids += 1;
    const id = this.#ids;
    this.#phrase = { id, settle, ended: promise };
    this.#child.tell({ say: 'speak', id, text, voice: voices[language] });
    const stop = (): void => {
      this.#child?.tell({ say: 'stop', id });
      this.#settle(id, err('unavailable'));
    };
    const cancel = timers.after(SYNTHESISER_DELAYS.phraseMs, () => {
      // One that is still being loaded may come to its end; one that was loaded will not.
      if (this.#ready) this.#child?.kill();
      stop();
    });
    signal?.addEventListener('abort', stop);
    const spoken = await promise;
    cancel();
    signal?.removeEventListener('abort', stop);
    return spoken;
  }

  /** Ends the synthesiser for good; resolves once its process is gone. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#loaded.resolve(false);
    this.#cancelRestart();
    if (this.#child === null) this.#gone.resolve();
    else this.#child.kill();
    return this.#gone.promise;
  }

  #start(): void {
    const { start, timers } = this.#options;
    const child = start();
    this.#child = child;
    this.#ready = false;
    this.#cancelStart = timers.after(SYNTHESISER_DELAYS.startMs, child.kill);
    child.onMessage((message) => this.#hear(message));
    child.onExit(() => this.#died());
  }

  #hear(message: unknown): void {
    const said = fromSynthesiser.parse(message);
    if (said.say === 'ready') {
      this.#ready = true;
      this.#loaded.resolve(true);
      this.#cancelStart();
      return;
    }
    const wav = said.wav === null ? null : wholeWav(said.wav);
    if (wav !== null) this.#deaths = 0;
    this.#settle(said.id, wav === null ? err('silent') : ok(wav));
  }

  #died(): void {
    this.#child = null;
    this.#cancelStart();
    if (this.#phrase !== null) this.#settle(this.#phrase.id, err('unavailable'));
    if (this.#stopped) {
      this.#gone.resolve();
      return;
    }
    this.#deaths += 1;
    if (this.#deaths > 1) this.#loaded.resolve(false);
    this.#cancelRestart = this.#options.timers.after(restartWait(this.#deaths), () => this.#start());
  }

  #settle(id: number, spoken: Spoken): void {
    if (this.#phrase?.id !== id) return;
    const { settle } = this.#phrase;
    this.#phrase = null;
    settle(spoken);
  }
}

/** The pause before a start after so many deaths in a row, in milliseconds. */
export function restartWait(deaths: number): Millis {
  const { restartMs, longestRestartMs } = SYNTHESISER_DELAYS;
  return deaths === 1 ? 0 : Math.min(restartMs * 2 ** (deaths - 2), longestRestartMs);
}

import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { DELAYS } from '../common/delays.ts';
import { spokenSentence, type Voice } from './speaker.ts';

/** How a sound went: heard, held back by the browser, or not heard for any other reason. */
export type Played = 'played' | 'blocked' | 'failed';

/** How this board sounds now. */
export type SoundSettings = {
  /** It only shows: another one in the room sounds. */
  readonly silent: boolean;
  /** From 0 to 1. */
  readonly volume: number;
  /** The browser's own name of the output that feeds a hearing loop; null where there is none. */
  readonly loop: string | null;
};

export type PlayOptions = {
  readonly volume: number;
  /** Null: wherever the machine's sound goes. */
  readonly output: string | null;
  readonly limitMillis: Millis;
  readonly timers: Timers;
};

/** What the voice does its work with: those of a browser are in `browserSound.ts`. */
export type SoundMeans = {
  readonly chime: (volume: number) => void;
  /** The sound of a call as the server makes it; null where it does not come. */
  readonly fetch: (seq: number, language: Language) => Promise<Blob | null>;
  readonly play: (sound: Blob, options: PlayOptions) => Promise<Played>;
  /** The browser's own voice; false where it has none. */
  readonly speak: (sentence: string, language: Language, options: PlayOptions) => Promise<boolean>;
  readonly settings: () => SoundSettings;
  /** How the last announcement went. */
  readonly onPlayed: (played: Played) => void;
};

/** As many announcements are fetched ahead: those that a cut of the line must not silence. */
const AHEAD = 8;
/** Whoever listens by the loop has their own volume. */
const FULL = 1;

/**
 * The board's voice: the sound that the server made of the call, in time for its turn; where it does not come, the browser's
 * own voice. The same goes to the hearing loop at the same time, at its full volume whatever the hour of the room.
 */
export class BoardVoice implements Voice {
  readonly #means: SoundMeans;
  readonly #fetched = new Map<string, Promise<Blob | null>>();

  constructor(means: SoundMeans) {
    this.#means = means;
  }

  chime(): void {
    const { silent, volume } = this.#means.settings();
    if (!silent) this.#means.chime(volume);
  }

  prepare(calls: readonly BoardCall[]): void {
    if (this.#means.settings().silent) return;
    const wanted = calls
      .slice(0, AHEAD)
      .flatMap(({ seq, languages }) => languages.map((language) => ({ seq, language, key: keyOf(seq, language) })));
    const keys = new Set(wanted.map(({ key }) => key));
    for (const key of this.#fetched.keys()) if (!keys.has(key)) this.#fetched.delete(key);
    for (const { seq, language } of wanted) void this.#sound(seq, language);
  }

  async speak(call: BoardCall, language: Language, limitMillis: Millis, timers: Timers): Promise<void> {
    const { settings, play, speak, onPlayed } = this.#means;
    const { silent, volume, loop } = settings();
    if (silent) return;
    const sound = await inTime(this.#sound(call.seq, language), timers);
    const options = { volume, output: null, limitMillis, timers };
    if (sound === null) {
      onPlayed((await speak(spokenSentence(language, call), language, options)) ? 'played' : 'failed');
      return;
    }
    const [played] = await Promise.all([
      play(sound, options),
      ...(loop === null ? [] : [play(sound, { ...options, volume: FULL, output: loop })]),
    ]);
    onPlayed(played);
  }

  #sound(seq: number, language: Language): Promise<Blob | null> {
    const key = keyOf(seq, language);
    const known = this.#fetched.get(key);
    if (known !== undefined) return known;
    const fetching = this.#means.fetch(seq, language);
    this.#fetched.set(key, fetching);
    // What did not come is asked for again when it is its turn.
    void fetching.then((sound) => sound ?? this.#fetched.delete(key));
    return fetching;
  }
}

function keyOf(seq: number, language: Language): string {
  return `${seq} ${language}`;
}

/** What comes too late for its turn is as if it had not come. */
function inTime(fetching: Promise<Blob | null>, timers: Timers): Promise<Blob | null> {
  return new Promise((resolve) => {
    const late: Cancel = timers.after(DELAYS.fetch, () => resolve(null));
    void fetching.then((sound) => {
      late();
      resolve(sound);
    });
  });
}

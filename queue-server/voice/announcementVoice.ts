import { err, ok } from '@turno25/shared/domain/result.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import {
  type Announced,
  announcementParts,
  type Part,
  type Piece,
  spokenText,
} from '@turno25/shared/i18n/spoken/pieces.ts';
import { GAPS_SECONDS, joined, readied } from '@turno25/shared/voice/joining.ts';
import type { Sound } from '@turno25/shared/voice/sound.ts';
import type { Speaker, Spoken, Wav } from '@turno25/shared/voice/types.ts';
import { soundOf, wavOf } from '@turno25/shared/voice/wav.ts';
import type { ClipFolder } from './clips.ts';

/** Of a morning: some 150 announcements of three seconds, and those of the afternoon after them. */
const LARGEST_MEMORY = 24 << 20;

type Means = {
  readonly clips: Pick<ClipFolder, 'stamp' | 'read'>;
  /** Says what nobody recorded; null where this machine has no voice. Asked for when it is first needed. */
  readonly speaker: () => Speaker | null;
};

/** What is joined: a recording, or words that nobody recorded, as many together as stand together. */
type Run = { sound: Sound | null; parts: Part[]; gapSeconds: number };

/**
 * The sound of an announcement: what was recorded is joined from its clips; what was not is spoken by the synthesiser, a whole
 * stretch at a time, so that where nothing was recorded the sentence has its own melody. All of it at one level. What was made
 * is kept, and made once however many boards ask.
 */
export class AnnouncementVoice {
  readonly #means: Means;
  readonly #made = new Map<string, Wav>();
  readonly #making = new Map<string, Promise<Spoken>>();
  /** Clips as they are joined, by language and name: there are some 150 of each language, of half a second. */
  readonly #ready = new Map<string, { readonly stamp: string; readonly sound: Sound | null }>();
  #size = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  say(language: Language, announced: Announced): Promise<Spoken> {
    const parts = announcementParts(language, announced);
    // A clip that was recorded anew makes another announcement.
    const stamps = pieces(parts).map(({ id }) => this.#means.clips.stamp(language, id));
    const key = [language, spokenText(parts), ...stamps].join('\n');
    const known = this.#made.get(key);
    if (known !== undefined) return Promise.resolve(ok(known));
    const before = this.#making.get(key);
    if (before !== undefined) return before;
    const making = this.#make(language, parts);
    this.#making.set(key, making);
    // What goes wrong unexpectedly is for whoever asked; the next one who asks tries again.
    making.then(
      (spoken) => this.#keep(key, spoken),
      () => this.#making.delete(key),
    );
    return making;
  }

  async #make(language: Language, parts: readonly Part[]): Promise<Spoken> {
    const ready: { readonly sound: Sound; readonly gapSeconds: number }[] = [];
    for (const { sound, parts: words, gapSeconds } of this.#runs(language, parts)) {
      if (sound !== null) {
        ready.push({ sound, gapSeconds });
        continue;
      }
      const spoken = await this.#means.speaker()?.speak(spokenText(words), language);
      if (spoken === undefined) return err('unavailable');
      if (!spoken.ok) return spoken;
      const said = soundOf(spoken.value);
      const made = said === null ? null : readied(said);
      if (made === null) return err('silent');
      ready.push({ sound: made, gapSeconds });
    }
    return ok(wavOf(joined(ready)));
  }

  #runs(language: Language, parts: readonly Part[]): readonly Run[] {
    const runs: Run[] = [];
    let rests = false;
    for (const part of parts) {
      if (part === 'rest') {
        rests = true;
        continue;
      }
      const clip = this.#clip(language, part);
      const last = runs.at(-1);
      if (clip === null && last?.sound === null) last.parts.push(...(rests ? (['rest'] as const) : []), part);
      else {
        if (last !== undefined) last.gapSeconds = rests ? GAPS_SECONDS.rest : GAPS_SECONDS.word;
        runs.push({ sound: clip, parts: [part], gapSeconds: 0 });
      }
      rests = false;
    }
    return runs;
  }

  #clip(language: Language, { id }: Piece): Sound | null {
    const key = `${language}/${id}`;
    const { clips } = this.#means;
    const known = this.#ready.get(key);
    if (known !== undefined && known.stamp === clips.stamp(language, id)) return known.sound;
    const found = clips.read(language, id);
    const sound = found === null ? null : soundOf(found.wav);
    const ready = { stamp: found?.stamp ?? '', sound: sound === null ? null : readied(sound) };
    this.#ready.set(key, ready);
    return ready.sound;
  }

  /** Forgets what failed, and what was made longest ago when there is too much. */
  #keep(key: string, spoken: Spoken): void {
    this.#making.delete(key);
    if (!spoken.ok) return;
    this.#made.set(key, spoken.value);
    this.#size += spoken.value.length;
    for (const [oldest, { length }] of this.#made) {
      if (this.#size <= LARGEST_MEMORY || oldest === key) return;
      this.#made.delete(oldest);
      this.#size -= length;
    }
  }
}

function pieces(parts: readonly Part[]): readonly Piece[] {
  return parts.filter((part) => part !== 'rest');
}

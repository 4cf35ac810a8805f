import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Wav } from '@turno25/shared/voice/types.ts';

/** The folder of recordings within a data folder. */
export const CLIPS = 'voice';

/** A recorded piece: its file as it is, and what tells it from a newer recording of the same. */
type Clip = { readonly wav: Wav; readonly stamp: string };

/** The folder of a branch's own recordings: `es-CL/numero-15.wav`. What is recorded anew is heard from the next call on. */
export class ClipFolder {
  readonly #folder: string | null;

  /** Null: nothing was recorded. */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** What a recording is known by without reading it; an empty text where there is none. */
  stamp(language: Language, id: string): string {
    const file = this.#file(language, id);
    if (file === null) return '';
    const found = statSync(file, { throwIfNoEntry: false });
    return found === undefined ? '' : `${found.mtimeMs}-${found.size}`;
  }

  /** Null where there is none, or it cannot be read. */
  read(language: Language, id: string): Clip | null {
    const stamp = this.stamp(language, id);
    const file = this.#file(language, id);
    if (stamp === '' || file === null) return null;
    try {
      return { wav: readFileSync(file), stamp };
    } catch {
      return null;
    }
  }

  #file(language: Language, id: string): string | null {
    return this.#folder === null ? null : join(this.#folder, language, `${id}.wav`);
  }
}

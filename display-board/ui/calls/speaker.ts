import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import { announcementParts, spokenText } from '@turno25/shared/i18n/spoken/pieces.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { DELAYS } from '../common/delays.ts';

/** What is heard of a call: `Número A cero quince, módulo cuatro`. */
export function spokenSentence(language: Language, call: Pick<BoardCall, 'number' | 'counterLabel'>): string {
  return spokenText(announcementParts(language, call));
}

/** The sound of the board; each part ends by itself or by its timer, so that the queue always goes on. */
export type Voice = {
  readonly chime: () => void;
  /** What will be said next, in order: its sound may be fetched ahead. */
  readonly prepare: (calls: readonly BoardCall[]) => void;
  readonly speak: (call: BoardCall, language: Language, limitMillis: Millis, timers: Timers) => Promise<void>;
};

type Told = {
  readonly over: () => void;
  /** In which language it is being said; null while it is not. */
  readonly saying: (language: Language | null) => void;
};

/** Announces one call, in one language after the other, and tells when it is over. The answer stops it from telling. */
export function announceCall(call: BoardCall, told: Told, voice: Voice, timers: Timers): () => void {
  let parts = 2;
  let stopped = false;
  const finish = (): void => {
    parts -= 1;
    if (parts === 0 && !stopped) told.over();
  };
  const say = async (): Promise<void> => {
    for (const language of call.languages) {
      if (stopped) return;
      told.saying(language);
      // A voice that fails has said what it could.
      await voice.speak(call, language, DELAYS.voice, timers).catch(() => undefined);
    }
    if (!stopped) told.saying(null);
  };
  voice.chime();
  const cancelMarked = timers.after(DELAYS.marked, finish);
  const cancelVoice = timers.after(DELAYS.chime, () => {
    if (!stopped) void say().then(finish);
  });
  return () => {
    stopped = true;
    cancelMarked();
    cancelVoice();
  };
}

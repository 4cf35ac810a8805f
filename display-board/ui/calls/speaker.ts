import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { spokenCode } from '@turno25/shared/i18n/spokenNumber.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { DELAYS } from '../common/delays.ts';

/** What is heard of a call: `Número A cero quince, módulo cuatro`. */
export function spokenSentence({ number, counterLabel }: Pick<BoardCall, 'number' | 'counterLabel'>): string {
  return say('board.spoken', { number: spokenCode(number), counter: spokenCode(counterLabel) });
}

/** The sound of the board; each part ends by itself or by its timer, so that the queue always goes on. */
export type Voice = {
  readonly chime: () => void;
  readonly speak: (sentence: string, limitMillis: number, timers: Timers) => Promise<void>;
};

/** Announces one call and tells when it is over. The answer stops it from telling. */
export function announceCall(call: BoardCall, over: () => void, voice: Voice, timers: Timers): () => void {
  let parts = 2;
  let stopped = false;
  const finish = (): void => {
    parts -= 1;
    if (parts === 0 && !stopped) over();
  };
  voice.chime();
  const cancelMarked = timers.after(DELAYS.marked, finish);
  const cancelVoice = timers.after(DELAYS.chime, () => {
    if (!stopped) void voice.speak(spokenSentence(call), DELAYS.voice, timers).then(finish, finish);
  });
  return () => {
    stopped = true;
    cancelMarked();
    cancelVoice();
  };
}

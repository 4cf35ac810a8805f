import type { Timers } from '@turno25/shared/time/timers.ts';
import { findSpeaker, type HeldSpeaker } from '@turno25/shared/voice/espeakNg.ts';
import type { Speaker } from '@turno25/shared/voice/types.ts';

/** The synthesiser of this machine, begun when the first words need it: a branch that recorded everything never pays for it. */
export function lazySpeaker(timers: Timers): {
  /** Null where this machine has none. */
  readonly speaker: () => Speaker | null;
  readonly stop: () => Promise<void>;
} {
  let held: HeldSpeaker | null | undefined;
  return {
    speaker: () => {
      held ??= findSpeaker(timers);
      return held;
    },
    stop: async () => held?.stop(),
  };
}

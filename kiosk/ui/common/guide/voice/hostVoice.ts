import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { DELAYS } from '../../delays.ts';
import type { DeviceHost } from '../../host/deviceHost.ts';
import type { Voice } from './voice.ts';

/** Plays a sound until its end, or until the signal; false when nothing can be heard. */
export type Play = (sound: Blob, volume: number, signal: AbortSignal) => Promise<boolean>;

/**
 * Speaks by the sounds that the service beside the page makes. What it does not make in time, or what cannot be played,
 * the other voice says. A sound that never ends is stopped, so that what waits behind it is said all the same.
 */
export function hostVoice(speech: DeviceHost['speech'], other: Voice, play: Play, timers: Timers): Voice {
  /** Everything that is being said or waits; a hush ends it all. */
  let breath = new AbortController();
  let last: Promise<void> = Promise.resolve();

  const speak = async (text: string, language: Language, volume: number, hushed: AbortSignal): Promise<void> => {
    if (hushed.aborted) return;
    const patience = other.canSpeak(language) ? DELAYS.speech : DELAYS.onlySpeech;
    const sound = await within(patience, hushed, (signal) => speech(text, language, signal));
    if (hushed.aborted) return;
    const heard = sound !== null && (await within(DELAYS.readAloud, hushed, (signal) => play(sound, volume, signal)));
    if (!heard && !hushed.aborted) other.say(text, language, volume, 'then');
  };
  /** Does something that a hush or the end of a delay stops. */
  const within = async <T>(
    millis: number,
    hushed: AbortSignal,
    act: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const late = new AbortController();
    const cancel = timers.after(millis, () => late.abort());
    const done = await act(AbortSignal.any([hushed, late.signal]));
    cancel();
    return done;
  };
  const hush = (): void => {
    breath.abort();
    breath = new AbortController();
    last = Promise.resolve();
    other.hush();
  };
  return {
    canSpeak: () => true,
    say(sentences, language, volume, when) {
      if (when === 'now') hush();
      if (sentences.trim() === '') return;
      const { signal } = breath;
      last = last.then(() => speak(sentences, language, volume, signal));
    },
    hush,
  };
}

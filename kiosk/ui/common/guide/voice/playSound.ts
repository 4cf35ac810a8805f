import type { Play } from './hostVoice.ts';

/** By an audio element of the page; false where the browser may not or cannot play it. */
export const playSound: Play = async (sound, volume, signal) => {
  const address = URL.createObjectURL(sound);
  const audio = new Audio(address);
  audio.volume = volume;
  try {
    const ended = new Promise<boolean>((resolve) => {
      audio.onended = () => resolve(true);
      audio.onerror = () => resolve(false);
      signal.addEventListener('abort', () => resolve(true), { once: true });
    });
    await audio.play();
    return await ended;
  } catch {
    return signal.aborted;
  } finally {
    audio.pause();
    URL.revokeObjectURL(address);
  }
};

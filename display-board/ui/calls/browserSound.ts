import type { Language } from '@turno25/shared/i18n/languages.ts';
import { speak, voiceFor } from '@turno25/shared/ui/speech.ts';
import { CALL_CHIME, playTone } from '@turno25/shared/ui/tone.ts';
import type { Played, PlayOptions, SoundMeans } from './boardVoice.ts';

/** The sound of a browser. */
export function browserSound(token: string): Pick<SoundMeans, 'chime' | 'fetch' | 'play' | 'speak'> {
  return {
    chime: (volume) => playTone(CALL_CHIME, volume),
    fetch: (seq, language) => fetchSound(seq, language, token),
    play: playSound,
    speak: async (sentence, language, { volume, limitMillis, timers }) => {
      if (voiceFor(language) === null) return false;
      await speak(sentence, limitMillis, timers, { language, volume });
      return true;
    },
  };
}

async function fetchSound(seq: number, language: Language, token: string): Promise<Blob | null> {
  try {
    const answer = await fetch(`/api/v1/board/calls/${seq}/voice?language=${language}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}

/** Ends with the sound, with its failure, or when it should long have ended: an output that hangs reports nothing. */
async function playSound(sound: Blob, { volume, output, limitMillis, timers }: PlayOptions): Promise<Played> {
  const address = URL.createObjectURL(sound);
  const audio = new Audio(address);
  audio.volume = volume;
  let giveUp = (): void => undefined;
  try {
    if (output !== null) await audio.setSinkId(output);
    const ended = new Promise<Played>((resolve) => {
      audio.onended = () => resolve('played');
      audio.onerror = () => resolve('failed');
      giveUp = timers.after(limitMillis, () => resolve('failed'));
    });
    const begun = audio.play();
    // A browser that holds it back says so; one whose output hangs says nothing.
    return await Promise.race([begun.then(() => ended), ended]);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'blocked' : 'failed';
  } finally {
    giveUp();
    audio.pause();
    URL.revokeObjectURL(address);
  }
}

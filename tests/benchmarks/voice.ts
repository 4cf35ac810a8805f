import { systemTimers } from '@turno25/shared/time/timers.ts';
import { VOICES, WORDS_A_MINUTE } from '@turno25/shared/voice/espeakNg.ts';
import { wasmSynthesiser } from '@turno25/shared/voice/synthesiser/child.ts';
import { WarmSpeaker } from '@turno25/shared/voice/synthesiser/warmSpeaker.ts';
import type { Speaker } from '@turno25/shared/voice/types.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

const PHRASES = 7;
/** What somebody who listens to a screen lets pass before the next key. */
const PAUSE_MS = 1_500;

/** A phrase of a screen by a synthesiser that stays loaded, beside the first phrase of one that is being started. */
export async function voiceBench(): Promise<Measured[]> {
  const start = wasmSynthesiser(VOICES['es-CL'], WORDS_A_MINUTE);
  if (start === null) throw new Error('the bench of the voice needs the synthesiser of the packages');
  const begin = (): WarmSpeaker => new WarmSpeaker({ start, voices: VOICES, timers: systemTimers });

  const started: WarmSpeaker[] = [];
  const cold = await durations(PHRASES, async (index) => {
    const speaker = begin();
    started.push(speaker);
    await say(speaker, index);
  });
  await Promise.all(started.map((speaker) => speaker.stop()));

  const speaker = begin();
  await say(speaker, PHRASES);
  const warm: number[] = [];
  for (let index = 0; index < PHRASES; index += 1) {
    await new Promise<void>((resolve) => systemTimers.after(PAUSE_MS, resolve));
    warm.push(...(await durations(1, () => say(speaker, index))));
  }
  await speaker.stop();
  const value = quantile(
    warm.toSorted((a, b) => a - b),
    0.5,
  );
  return [measured('kiosk, a phrase spoken, p50', value, 'ms', quantile(cold, 0.5), 'the first of a new process')];
}

async function say(speaker: Speaker, index: number): Promise<void> {
  const spoken = await speaker.speak(`Guía por voz. Saque aquí su turno. ${index}. Tocar para comenzar.`, 'es-CL');
  if (!spoken.ok) throw new Error(spoken.error);
}

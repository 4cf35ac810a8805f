import type { Timers } from '../time/timers.ts';

/** One note of a signal: pitch in hertz, when it starts and how long it sounds, in seconds. */
export type Note = { readonly hertz: number; readonly start: number; readonly length: number };

/** A call on the board: two falling notes. */
export const CALL_CHIME: readonly Note[] = [
  { hertz: 784, start: 0, length: 0.9 },
  { hertz: 587, start: 0.35, length: 1.1 },
];
/** An alert of the manager's page: two short rising notes, unlike a call. */
export const ALERT_SOUND: readonly Note[] = [
  { hertz: 523, start: 0, length: 0.25 },
  { hertz: 698, start: 0.2, length: 0.35 },
];
/** A soft warning that a person's time is about to end. */
export const SOFT_WARNING: readonly Note[] = [{ hertz: 523, start: 0, length: 0.6 }];

const LOUDNESS = 0.25;
const ATTACK_SECONDS = 0.02;
const SILENCE = 0.0001;

let context: AudioContext | null = null;

/** Plays the notes if this machine can and may, at a volume from 0 to 1; where it cannot, the screen goes on in silence. */
export function playTone(notes: readonly Note[], volume = 1): void {
  try {
    context ??= new AudioContext();
    const audio = context;
    // A browser that blocks sound until somebody touches the page leaves the context suspended.
    if (audio.state === 'suspended') audio.resume().catch(() => undefined);
    for (const note of notes) playNote(audio, note, volume);
  } catch {
    context = null;
  }
}

/**
 * Whether sound gets out of this page: browsers hold it back until somebody touches it, or for good. Asks, and gives the
 * browser `millis` to begin.
 */
export async function soundAllowed(timers: Timers, millis: number): Promise<boolean> {
  try {
    context ??= new AudioContext();
    const audio = context;
    if (audio.state === 'running') return true;
    audio.resume().catch(() => undefined);
    await new Promise<void>((resolve) => void timers.after(millis, resolve));
    return (audio.state as string) === 'running';
  } catch {
    return false;
  }
}

function playNote(audio: AudioContext, note: Note, loudness: number): void {
  const start = audio.currentTime + note.start;
  const end = start + note.length;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = note.hertz;
  volume.gain.setValueAtTime(SILENCE, start);
  volume.gain.exponentialRampToValueAtTime(Math.max(SILENCE, LOUDNESS * loudness), start + ATTACK_SECONDS);
  volume.gain.exponentialRampToValueAtTime(SILENCE, end);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(end);
}

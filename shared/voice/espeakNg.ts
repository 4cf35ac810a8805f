import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { err, ok } from '../domain/result.ts';
import type { Language } from '../i18n/languages.ts';
import type { Timers } from '../time/timers.ts';
import { wasmSynthesiser } from './synthesiser/child.ts';
import { WarmSpeaker } from './synthesiser/warmSpeaker.ts';
import type { Speaker, Spoken } from './types.ts';
import { wholeWav } from './wav.ts';

/** Latin American Spanish. Mapudungun has no voice: its letters were made for readers of Spanish. */
export const VOICES: Readonly<Record<Language, string>> = { 'es-CL': 'es-419', en: 'en-us', ht: 'ht', arn: 'es-419' };
/** Slower than the program's own 175, for who hears it for the first time. */
export const WORDS_A_MINUTE = 150;
/** Until a program that does not end is killed. */
const LONGEST_MS = 10_000;
const LARGEST_WAV = 64 << 20;
const DEBIAN_PROGRAM = '/usr/bin/espeak-ng';

/** A speaker that holds something of the machine until it is told to end. */
export type HeldSpeaker = Speaker & {
  /** Settles when it can speak, or is known not to. */
  readonly loaded: Promise<boolean>;
  readonly stop: () => Promise<void>;
};

/**
 * The speaker of this machine, or null. Debian's program starts in 20 ms and is run for each phrase; the packages' is
 * loaded once and stays. Inside Electron nothing but the system's own can be run.
 */
export function findSpeaker(timers: Timers): HeldSpeaker | null {
  if (existsSync(DEBIAN_PROGRAM)) {
    return { ...espeakNg(DEBIAN_PROGRAM), loaded: Promise.resolve(true), stop: async () => undefined };
  }
  const start = wasmSynthesiser(VOICES['es-CL'], WORDS_A_MINUTE);
  return start === null ? null : new WarmSpeaker({ start, voices: VOICES, timers });
}

/** Speaks by espeak-ng: robotic, small, and in all the kiosk's languages. A program of its own, since it is GPL-3. */
export function espeakNg(program: string, longestMs = LONGEST_MS): Speaker {
  return {
    speak: (text, language, signal) =>
      new Promise<Spoken>((resolve) => {
        const child = execFile(
          program,
          ['--stdin', '--stdout', '-v', VOICES[language], '-s', String(WORDS_A_MINUTE)],
          { encoding: 'buffer', timeout: longestMs, killSignal: 'SIGKILL', maxBuffer: LARGEST_WAV, signal },
          (error, output) => {
            if (error !== null) return resolve(err('unavailable'));
            const wav = wholeWav(output);
            resolve(wav === null ? err('silent') : ok(wav));
          },
        );
        // A program that ends without reading breaks the pipe; how it ended is told above.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(text);
      }),
  };
}

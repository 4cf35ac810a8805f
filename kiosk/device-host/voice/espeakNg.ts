import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { err, ok } from '@turno25/shared/domain/result.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Speaker, Spoken } from './types.ts';
import { wholeWav } from './wav.ts';

/** How espeak-ng is called: it takes the text from its input and writes a WAV to its output. */
export type Program = { readonly file: string; readonly before: readonly string[] };

/** Latin American Spanish. Mapudungun has no voice: its letters were made for readers of Spanish. */
const VOICES: Readonly<Record<Language, string>> = { 'es-CL': 'es-419', en: 'en-us', ht: 'ht', arn: 'es-419' };
/** Slower than the program's own 175, for who hears it for the first time. */
const WORDS_A_MINUTE = 150;
/** Until a program that does not end is killed. */
const LONGEST_MS = 10_000;
const LARGEST_WAV = 64 << 20;

const DEBIAN_PROGRAM = '/usr/bin/espeak-ng';
/** The same program compiled to WebAssembly, run in a process of its own. */
const WASM_PROGRAM = fileURLToPath(new URL('./espeakWasm.ts', import.meta.url));

/** The program of this machine, or null. Inside Electron nothing but the system's own can be run. */
export function findProgram(): Program | null {
  if (existsSync(DEBIAN_PROGRAM)) return { file: DEBIAN_PROGRAM, before: ['--stdin', '--stdout'] };
  if (process.versions.electron !== undefined || !existsSync(WASM_PROGRAM)) return null;
  return { file: process.execPath, before: [WASM_PROGRAM] };
}

export const wasmProgram: Program = { file: process.execPath, before: [WASM_PROGRAM] };

/** Speaks by espeak-ng: robotic, small, and in all the kiosk's languages. A program of its own, since it is GPL-3. */
export function espeakNg({ file, before }: Program, longestMs = LONGEST_MS): Speaker {
  return {
    speak: (text, language, signal) =>
      new Promise<Spoken>((resolve) => {
        const child = execFile(
          file,
          [...before, '-v', VOICES[language], '-s', String(WORDS_A_MINUTE)],
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

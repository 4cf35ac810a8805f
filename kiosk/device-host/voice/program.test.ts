import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES } from '@turno25/shared/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { espeakNg, type Program, wasmProgram } from './espeakNg.ts';
import type { Wav } from './types.ts';
import { loudest } from './wav.ts';

const seconds = (wav: Wav): number => (wav.length - 44) / 2 / new DataView(wav.buffer).getUint32(24, true);

describe('the program that comes with the packages', () => {
  const speaker = espeakNg(wasmProgram, 60_000);

  it.each(LANGUAGES)('says something in %s', async (language) => {
    const spoken = await speaker.speak(
      '1. Saque aquí su turno: A cero cero uno. ¿Qué trámite viene a hacer, Ñuñoa?',
      language,
    );
    if (!spoken.ok) throw new Error(spoken.error);
    expect(loudest(spoken.value)).toBeGreaterThan(0.1);
    expect(seconds(spoken.value)).toBeGreaterThan(3);
  });

  it('takes a text for a text, whatever it looks like', async () => {
    const [dashes, longer] = await Promise.all([
      speaker.speak('--version uno', 'es-CL'),
      speaker.speak('--version uno dos tres cuatro cinco seis siete ocho', 'es-CL'),
    ]);
    if (!dashes.ok || !longer.ok) throw new Error('nothing was said');
    expect(seconds(longer.value)).toBeGreaterThan(seconds(dashes.value) + 1);
  });
});

describe('a program that fails', () => {
  const withProgram = async (script: string, run: (program: Program) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
    const file = join(folder, 'espeak-ng');
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    try {
      await run({ file, before: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('is not there', async () => {
    const missing = espeakNg({ file: '/nowhere/espeak-ng', before: [] });
    expect(await missing.speak('uno', 'es-CL')).toEqual({ ok: false, error: 'unavailable' });
  });

  it('ends badly, without reading', () =>
    withProgram('exit 3', async (program) => {
      expect(await espeakNg(program).speak('uno', 'es-CL')).toEqual({ ok: false, error: 'unavailable' });
    }));

  it('says something that is no sound', () =>
    withProgram('cat', async (program) => {
      expect(await espeakNg(program).speak('uno', 'es-CL')).toEqual({ ok: false, error: 'silent' });
    }));

  it('never ends', () =>
    withProgram('exec sleep 600', async (program) => {
      expect(await espeakNg(program, 50).speak('uno', 'es-CL')).toEqual({ ok: false, error: 'unavailable' });
    }));
});

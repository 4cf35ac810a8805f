import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { espeakNg } from './espeakNg.ts';

describe('a program of the system that fails', () => {
  const withProgram = async (script: string, run: (program: string) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
    const file = join(folder, 'espeak-ng');
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    try {
      await run(file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('is not there', async () => {
    const missing = espeakNg('/nowhere/espeak-ng');
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

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyPiece } from '@turno25/shared/i18n/spoken/pieces.ts';
import { wavOf } from '@turno25/shared/voice/wav.ts';
import { expect, it } from 'vitest';
import { checkFolder, faultsOf } from './checking.ts';

/** A word as it should be: half a second, with a breath of silence around it. */
function word({ amplitude = 0.2, rate = 44_100, before = 0.1, after = 0.1, seconds = 0.5 } = {}): Uint8Array {
  const length = Math.round((before + seconds + after) * rate);
  const samples = Float32Array.from({ length }, (_, index) => {
    const at = index / rate - before;
    return at < 0 || at > seconds ? 0 : amplitude * Math.cos(at * 2_000);
  });
  return wavOf({ rate, samples });
}

const kinds = (wav: Uint8Array): readonly string[] => faultsOf(wav).map(({ kind }) => kind);

it.each([
  ['is as it should be', word(), []],
  ['is no WAV', new TextEncoder().encode('RIFF and no more'), ['notWav']],
  ['is silence', word({ amplitude: 0 }), ['silent']],
  ['is too quiet', word({ amplitude: 0.01 }), ['quiet']],
  ['is louder than the scale', word({ amplitude: 3 }), ['clipped']],
  ['is of a telephone', word({ rate: 8_000 }), ['rate']],
  ['begins late', word({ before: 0.9 }), ['silenceBefore']],
  ['ends late', word({ after: 0.9 }), ['silenceAfter']],
  ['was cut at its beginning', word({ before: 0 }), ['cutBefore']],
  ['was cut at its end', word({ after: 0 }), ['cutAfter']],
  ['is half a syllable', word({ seconds: 0.05, before: 0.02, after: 0.02 }), ['short']],
  ['is a whole story', word({ seconds: 4 }), ['long']],
])('knows a recording that %s', (_name, wav, expected) => {
  expect(kinds(wav)).toEqual(expected);
});

it('says of a folder what is missing, what nobody would use, and what stands apart from the rest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  try {
    const pieces = everyPiece('es-CL');
    for (const { id } of pieces.slice(0, 20)) writeFileSync(join(folder, `${id}.wav`), word());
    writeFileSync(join(folder, `${pieces[3]?.id}.wav`), word({ amplitude: 0.04 }));
    writeFileSync(join(folder, 'modulo.wav'), word());
    const report = checkFolder(folder, 'es-CL');
    expect(report.wanted).toBe(pieces.length);
    expect(report.missing).toEqual(pieces.slice(20));
    expect(report.unknown).toEqual(['modulo.wav']);
    expect(report.faults.map(({ piece, fault }) => [piece, fault.kind])).toEqual([[pieces[3], 'apart']]);
    expect(report.level).toBeCloseTo(-17, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('finds nothing where there is no folder, and everything missing', () => {
  const report = checkFolder('/nowhere', 'en');
  expect(report.missing).toHaveLength(report.wanted);
  expect(report.level).toBeNull();
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import { everyPiece, type Piece } from '@turno25/shared/i18n/spoken/pieces.ts';
import { decibels, lengthOf, levelOf, type Sound, silenceAtEnds } from '@turno25/shared/voice/sound.ts';
import type { Wav } from '@turno25/shared/voice/types.ts';
import { formOf, soundOf } from '@turno25/shared/voice/wav.ts';

/** What a recording has to be: rates in hertz, levels in decibels below full scale, spans as they are named. */
const WANTED = {
  rate: 16_000,
  quietDb: -35,
  clippedInARow: 3,
  leastSeconds: 0.12,
  mostSeconds: 3,
  mostSilenceMs: 600,
  /** Less before or after the word, and its first or last sound was cut off. */
  leastSilenceMs: 5,
  /** Further from the others, and it was recorded otherwise than they. */
  apartDb: 9,
} as const;
const FULL = 0.999;

/** What is wrong with a recording, with the number that shows it. */
export type Fault =
  | { readonly kind: 'notWav' }
  | { readonly kind: 'rate'; readonly hertz: number }
  | { readonly kind: 'silent' | 'cutBefore' | 'cutAfter' }
  | { readonly kind: 'quiet' | 'apart'; readonly decibels: number }
  | { readonly kind: 'clipped'; readonly times: number }
  | { readonly kind: 'short' | 'long'; readonly seconds: number }
  | { readonly kind: 'silenceBefore' | 'silenceAfter'; readonly millis: number };

/** What a folder of recordings of one language has, lacks, and has wrong. */
export type FolderReport = {
  readonly wanted: number;
  readonly missing: readonly Piece[];
  /** Files that no announcement would use. */
  readonly unknown: readonly string[];
  readonly faults: readonly { readonly piece: Piece; readonly fault: Fault }[];
  /** The usual level of what was recorded, decibels; null where nothing was. */
  readonly level: number | null;
};

/** What is wrong with one recording by itself. */
export function faultsOf(wav: Wav): readonly Fault[] {
  const form = formOf(wav);
  const sound = soundOf(wav);
  if (form === null || sound === null) return [{ kind: 'notWav' }];
  const level = decibels(levelOf(sound));
  if (levelOf(sound) === 0) return [{ kind: 'silent' }];
  const seconds = lengthOf(sound);
  const { before, after } = silenceAtEnds(sound);
  const clipped = clippings(sound);
  const faults: Fault[] = [];
  if (form.rate < WANTED.rate) faults.push({ kind: 'rate', hertz: form.rate });
  if (level < WANTED.quietDb) faults.push({ kind: 'quiet', decibels: level });
  if (clipped > 0) faults.push({ kind: 'clipped', times: clipped });
  if (seconds < WANTED.leastSeconds) faults.push({ kind: 'short', seconds });
  if (seconds - (before + after) / 1_000 > WANTED.mostSeconds) faults.push({ kind: 'long', seconds });
  if (before > WANTED.mostSilenceMs) faults.push({ kind: 'silenceBefore', millis: before });
  if (after > WANTED.mostSilenceMs) faults.push({ kind: 'silenceAfter', millis: after });
  if (before < WANTED.leastSilenceMs) faults.push({ kind: 'cutBefore' });
  if (after < WANTED.leastSilenceMs) faults.push({ kind: 'cutAfter' });
  return faults;
}

/**
 * Looks through the recordings of a language.
 * @param folder where they lie, one file a piece: `numero-15.wav`. One that is not there has none.
 */
export function checkFolder(folder: string, language: Language): FolderReport {
  const pieces = everyPiece(language);
  const names = filesIn(folder);
  const known = new Set(pieces.map(({ id }) => `${id}.wav`));
  const recorded = pieces
    .filter(({ id }) => names.includes(`${id}.wav`))
    .map((piece) => ({ piece, wav: readFileSync(join(folder, `${piece.id}.wav`)) }));
  const levels = recorded.flatMap(({ wav }) => {
    const sound = soundOf(wav);
    return sound === null ? [] : [decibels(levelOf(sound))];
  });
  const level = levels.toSorted((one, other) => one - other)[levels.length >> 1] ?? null;
  return {
    wanted: pieces.length,
    missing: pieces.filter(({ id }) => !names.includes(`${id}.wav`)),
    unknown: names.filter((name) => !known.has(name)),
    faults: recorded.flatMap(({ piece, wav }) =>
      [...faultsOf(wav), ...apart(wav, level)].map((fault) => ({ piece, fault })),
    ),
    level,
  };
}

function apart(wav: Wav, usual: number | null): readonly Fault[] {
  const sound = soundOf(wav);
  if (sound === null || usual === null || levelOf(sound) === 0) return [];
  const difference = decibels(levelOf(sound)) - usual;
  return Math.abs(difference) > WANTED.apartDb ? [{ kind: 'apart', decibels: difference }] : [];
}

/** How often the sound stands at the end of the scale: what was louder was lost. */
function clippings({ samples }: Sound): number {
  let times = 0;
  let inARow = 0;
  for (const sample of samples) {
    inARow = Math.abs(sample) >= FULL ? inARow + 1 : 0;
    if (inARow === WANTED.clippedInARow) times += 1;
  }
  return times;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}

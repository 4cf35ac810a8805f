import type { Wav } from './types.ts';

const RIFF_HEADER = 8;
const CHUNK_HEADER = 8;
const FIRST_CHUNK = 12;

/**
 * A WAV as a program wrote it to a pipe, its sizes put right: whoever cannot seek back leaves them unknown, and players
 * then wait for an end that never comes. Null for anything that is no WAV with sound in it.
 */
export function wholeWav(bytes: Uint8Array): Wav | null {
  const data = dataOf(bytes);
  if (data === null || data.length === 0) return null;
  const wav = Uint8Array.from(bytes.subarray(0, data.byteOffset - bytes.byteOffset + data.length));
  const view = new DataView(wav.buffer);
  view.setUint32(4, wav.length - RIFF_HEADER, true);
  view.setUint32(wav.length - data.length - 4, data.length, true);
  return wav;
}

/** The loudest sample of a 16-bit WAV, from 0 to 1. */
export function loudest(wav: Wav): number {
  const data = dataOf(wav) ?? new Uint8Array();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let most = 0;
  for (let at = 0; at + 1 < data.length; at += 2) most = Math.max(most, Math.abs(view.getInt16(at, true)));
  return most / 32_768;
}

/** The samples, as far as they are there, whatever size is written before them. */
function dataOf(bytes: Uint8Array): Uint8Array | null {
  if (word(bytes, 0) !== 'RIFF' || word(bytes, 8) !== 'WAVE') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = FIRST_CHUNK; at + CHUNK_HEADER <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (word(bytes, at) === 'data') return bytes.subarray(at + CHUNK_HEADER, at + CHUNK_HEADER + size);
    at += CHUNK_HEADER + size + (size % 2);
  }
  return null;
}

function word(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

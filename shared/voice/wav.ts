import { peakOf, type Sound } from './sound.ts';
import type { Wav } from './types.ts';

const RIFF_HEADER = 8;
const CHUNK_HEADER = 8;
const FIRST_CHUNK = 12;
const HEADER = 44;
const PCM = 1;
const EXTENSIBLE = 0xfffe;
const FULL_SCALE = 32_768;

/**
 * A WAV as a program wrote it to a pipe, its sizes put right: whoever cannot seek back leaves them unknown, and players
 * then wait for an end that never comes. Null for anything that is no WAV with sound in it.
 */
export function wholeWav(bytes: Uint8Array): Wav | null {
  const data = chunkOf(bytes, 'data');
  if (data === null || data.length === 0) return null;
  const wav = Uint8Array.from(bytes.subarray(0, data.byteOffset - bytes.byteOffset + data.length));
  const view = new DataView(wav.buffer);
  view.setUint32(4, wav.length - RIFF_HEADER, true);
  view.setUint32(wav.length - data.length - 4, data.length, true);
  return wav;
}

/** What a WAV says of itself: samples a second, channels, bits of a sample. Null for anything but whole numbers (PCM). */
export type WavForm = { readonly rate: number; readonly channels: number; readonly bits: number };

/** The form of a WAV; null where it is none, or one that is not read here. */
export function formOf(wav: Wav): WavForm | null {
  const format = chunkOf(wav, 'fmt ');
  if (format === null || format.length < 16) return null;
  const view = new DataView(format.buffer, format.byteOffset, format.byteLength);
  const tag = view.getUint16(0, true);
  // An extensible header says it at its end.
  const isPcm = tag === PCM || (tag === EXTENSIBLE && format.length >= 26 && view.getUint16(24, true) === PCM);
  const form = { rate: view.getUint32(4, true), channels: view.getUint16(2, true), bits: view.getUint16(14, true) };
  return isPcm && form.rate > 0 && form.channels > 0 && (form.bits === 16 || form.bits === 24) ? form : null;
}

/** The sound of a WAV, its channels made one; null where it is none, or has no sound in it. */
export function soundOf(wav: Wav): Sound | null {
  const form = formOf(wav);
  const data = chunkOf(wav, 'data');
  if (form === null || data === null) return null;
  const { rate, channels, bits } = form;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const bytes = bits / 8;
  const frames = Math.floor(data.length / (bytes * channels));
  if (frames === 0) return null;
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      const at = (frame * channels + channel) * bytes;
      // Of 24 bits the upper sixteen: what is below is beneath every microphone.
      sum += view.getInt16(at + bytes - 2, true);
    }
    samples[frame] = sum / channels / FULL_SCALE;
  }
  return { rate, samples };
}

/** A sound as a WAV of 16 bits. */
export function wavOf({ rate, samples }: Sound): Wav {
  const wav = new Uint8Array(HEADER + 2 * samples.length);
  const view = new DataView(wav.buffer);
  const write = (at: number, text: string): void => wav.set(new TextEncoder().encode(text), at);
  write(0, 'RIFF');
  view.setUint32(4, wav.length - RIFF_HEADER, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, 2 * samples.length, true);
  for (const [index, sample] of samples.entries())
    view.setInt16(HEADER + 2 * index, Math.max(-1, Math.min(1, sample)) * (FULL_SCALE - 1), true);
  return wav;
}

/** The loudest sample of a WAV, from 0 to 1. */
export function loudest(wav: Wav): number {
  return peakOf(soundOf(wav)?.samples ?? new Float32Array());
}

/** A chunk, as far as it is there, whatever size is written before it. */
function chunkOf(bytes: Uint8Array, name: string): Uint8Array | null {
  if (word(bytes, 0) !== 'RIFF' || word(bytes, 8) !== 'WAVE') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = FIRST_CHUNK; at + CHUNK_HEADER <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (word(bytes, at) === name) return bytes.subarray(at + CHUNK_HEADER, at + CHUNK_HEADER + size);
    at += CHUNK_HEADER + size + (size % 2);
  }
  return null;
}

function word(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

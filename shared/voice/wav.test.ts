import { expect, it } from 'vitest';
import { MemorySpeaker } from './fakes/memorySpeaker.ts';
import { loudest, wholeWav } from './wav.ts';

async function beep(): Promise<Uint8Array> {
  const spoken = await new MemorySpeaker().speak('', 'es-CL');
  if (!spoken.ok) throw new Error(spoken.error);
  return spoken.value;
}

it('puts right the sizes of a WAV written to a pipe', async () => {
  const whole = await beep();
  const piped = Buffer.from(whole);
  piped.writeUInt32LE(0x7ffff024, 4);
  piped.writeUInt32LE(0x7ffff000, 40);
  expect(Buffer.from(wholeWav(piped)!)).toEqual(Buffer.from(whole));
  expect(loudest(wholeWav(piped)!)).toBeCloseTo(8_000 / 32_768);
});

it('knows what is no sound', async () => {
  const whole = await beep();
  expect(wholeWav(whole.subarray(0, 44))).toBeNull();
  expect(wholeWav(whole.subarray(0, 20))).toBeNull();
  expect(wholeWav(new TextEncoder().encode('espeak-ng: unknown voice'))).toBeNull();
  expect(loudest(Uint8Array.from(whole, (byte, at) => (at < 44 ? byte : 0)))).toBe(0);
});

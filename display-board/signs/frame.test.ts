import { expect, it } from 'vitest';
import { answerBytes, answerFinder, frameBytes, frameFinder, type SignFrame } from './frame.ts';

const FRAME: SignFrame = { address: 7, sequence: 42, number: 'A-015', counter: '3', called: true };

it('is as the manual writes it, byte by byte', () => {
  const bytes = Buffer.from(frameBytes(FRAME));
  expect(bytes.toString('latin1')).toBe('\x020742   A-015       3C\x03CCB0');
  expect(Buffer.from(answerBytes({ address: 7, sequence: 42, taken: true })).toString('latin1')).toBe('\x060742375C');
});

it('is found whole, in whatever pieces it comes and whatever noise comes before it', () => {
  const finder = frameFinder();
  const bytes = Buffer.concat([
    Buffer.of(0xff, 0x02, 0x30, 0x02),
    frameBytes(FRAME),
    frameBytes({ ...FRAME, address: 8 }),
  ]);
  const found = [...bytes].flatMap((byte) => finder.take(Uint8Array.of(byte)));
  expect(found.map(({ address }) => address)).toEqual([7, 8]);
  expect(found[0]).toEqual(FRAME);
});

it('is refused where a single bit of it was changed on its way', () => {
  const bytes = frameBytes(FRAME);
  for (let at = 0; at < bytes.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const broken = Uint8Array.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ (1 << bit);
      // A bit of the address too: another counter's sign never shows it.
      expect(frameFinder().take(broken), `byte ${at}, bit ${bit}`).toEqual([]);
    }
  }
});

it('carries every letter of a turn, and what has no place on a sign as a question', () => {
  const sent = { ...FRAME, number: 'Ñ-1001', counter: '4→B' };
  expect(frameFinder().take(frameBytes(sent))[0]).toMatchObject({ number: 'Ñ-1001', counter: '4?B' });
});

it('is dark where nobody is called', () => {
  const [frame] = frameFinder().take(frameBytes({ ...FRAME, number: '', called: false }));
  expect(frame).toMatchObject({ number: '', called: false });
});

it('is answered, taken or not', () => {
  const finder = answerFinder();
  const answers = [true, false].map((taken) => ({ address: 12, sequence: 99, taken }));
  expect(answers.flatMap((answer) => finder.take(answerBytes(answer)))).toEqual(answers);
});

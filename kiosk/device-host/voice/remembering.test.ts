import { expect, it } from 'vitest';
import { MemorySpeaker } from './fakes/memorySpeaker.ts';
import { remembering } from './remembering.ts';

it('says again without making it again, language by language', async () => {
  const speaker = new MemorySpeaker();
  const voice = remembering(speaker);
  for (const language of ['es-CL', 'es-CL', 'ht'] as const)
    expect(await voice.speak('uno', language)).toMatchObject({ ok: true });
  expect(speaker.said).toEqual([
    { text: 'uno', language: 'es-CL' },
    { text: 'uno', language: 'ht' },
  ]);
});

it('makes one at a time, the last one asked for first, and the same one once', async () => {
  const speaker = new MemorySpeaker();
  const voice = remembering(speaker);
  speaker.hold();
  const all = ['first', 'second', 'third', 'third'].map((text) => voice.speak(text, 'es-CL'));
  expect(speaker.said).toHaveLength(1);
  speaker.go();
  await Promise.all(all);
  expect(speaker.said.map(({ text }) => text)).toEqual(['first', 'third', 'second']);
});

it('forgets what was said longest ago when its memory is full', async () => {
  const speaker = new MemorySpeaker();
  const voice = remembering(speaker, 800);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await voice.speak(text, 'es-CL');
  expect(speaker.said.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'b']);
});

it('does not remember a failure', async () => {
  const speaker = new MemorySpeaker();
  const voice = remembering(speaker);
  speaker.trouble = 'unavailable';
  expect(await voice.speak('uno', 'es-CL')).toEqual({ ok: false, error: 'unavailable' });
  speaker.trouble = null;
  expect(await voice.speak('uno', 'es-CL')).toMatchObject({ ok: true });
});

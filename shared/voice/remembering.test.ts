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

it('makes at once what is asked for again, and nothing that nobody waits for any more', async () => {
  const speaker = new MemorySpeaker();
  const voice = remembering(speaker);
  speaker.hold();
  const ask = (text: string) => {
    const unheard = new AbortController();
    return { hush: () => unheard.abort(), spoken: voice.speak(text, 'es-CL', unheard.signal) };
  };
  const screen = ask('screen');
  const one = ask('one');
  one.hush();
  const two = ask('two');
  two.hush();
  const again = ask('one');
  const kept = ask('kept');
  const oneMore = ask('one');
  speaker.go();
  await Promise.all([screen.spoken, again.spoken, kept.spoken, oneMore.spoken]);
  expect(speaker.said.map(({ text }) => text)).toEqual(['screen', 'one', 'kept']);
  expect(await two.spoken).toEqual({ ok: false, error: 'unavailable' });
});

it('stops what nobody listens to when somebody waits for something else, and only then', async () => {
  const speaker = new MemorySpeaker();
  const voice = remembering(speaker);
  speaker.hold();
  const unheard = new AbortController();
  const first = voice.speak('first', 'es-CL', unheard.signal);
  unheard.abort();
  expect(speaker.stopped).toEqual([]);
  const second = voice.speak('second', 'es-CL');
  expect(speaker.stopped).toEqual(['first']);
  expect(await first).toEqual({ ok: false, error: 'unavailable' });
  speaker.go();
  expect(await second).toMatchObject({ ok: true });
  // What was stopped was not remembered.
  await voice.speak('first', 'es-CL');
  expect(speaker.said.map(({ text }) => text)).toEqual(['first', 'second', 'first']);
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

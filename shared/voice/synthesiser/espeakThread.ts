import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import espeakNg from 'espeak-ng';

/**
 * One espeak-ng after the other, each begun before there is anything to say: loading a voice takes ten times as long as
 * speaking, so that each is loaded ahead and waits where it reads its text. See `espeakWasm.ts` for the licence.
 */
type Order = { readonly text: string; readonly voice: string };
type Start = {
  readonly program: WebAssembly.Module;
  readonly voice: string;
  readonly wordsAMinute: string;
  /** Rings when an order has been posted. */
  readonly bell: Int32Array;
};

const port = parentPort;
if (port === null) throw new Error('espeakThread.ts runs as a thread');
const { program, wordsAMinute, bell, voice: firstVoice } = workerData as Start;
const SPEECH = 'speech.wav';

for (let voice = firstVoice; ; ) {
  const order = once(nextOrder);
  // An order for another voice is no text of this one's: its input ends, and the right voice begins.
  const wav = await speak(voice, () => (order().voice === voice ? order().text : ''));
  const { voice: asked, text } = order();
  port.postMessage({ wav: asked === voice ? wav : await speak(asked, () => text) });
  voice = asked;
}

/** The WAV of a text that the program asks for when its voice is loaded; null where it wrote none. */
async function speak(voice: string, textOf: () => string): Promise<Uint8Array | null> {
  let text: Uint8Array | null = null;
  let at = 0;
  const { FS } = await espeakNg({
    arguments: ['-v', voice, '-s', wordsAMinute, '--stdin', '-w', SPEECH],
    stdin() {
      text ??= new TextEncoder().encode(textOf());
      at += 1;
      return text[at - 1] ?? null;
    },
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(program, imports);
      done(instance);
      return instance.exports;
    },
    printErr: () => undefined,
  });
  try {
    return FS.readFile(SPEECH);
  } catch {
    return null;
  }
}

/** Says that it waits, and waits; the thread does nothing else meanwhile. */
function nextOrder(): Order {
  const before = Atomics.load(bell, 0);
  port?.postMessage('waits');
  Atomics.wait(bell, 0, before);
  return receiveMessageOnPort(port as NonNullable<typeof port>)?.message;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

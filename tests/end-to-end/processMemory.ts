import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 4 << 20;

/**
 * Which of some texts (Latin-1) a process of this machine has anywhere in the memory that it can write to. Linux only;
 * needs the right to read its children's memory, and throws without it.
 */
export function textsInMemory(pid: number, texts: readonly string[]): string[] {
  const wanted = texts.map((text) => Buffer.from(text, 'latin1'));
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      if (from === undefined || to === undefined) continue;
      for (const part of partsOf(memory, Number.parseInt(from, 16), Number.parseInt(to, 16))) {
        for (const [index, text] of texts.entries()) if (part.includes(wanted[index]!)) found.add(text);
      }
    }
    return [...found];
  } finally {
    closeSync(memory);
  }
}

/** A region in parts that overlap by more than any text is long. */
function* partsOf(memory: number, from: number, to: number): Generator<Buffer> {
  const chunk = Buffer.alloc(CHUNK + 256);
  for (let at = from; at < to; at += CHUNK) {
    try {
      yield chunk.subarray(0, readSync(memory, chunk, 0, Math.min(chunk.length, to - at), at));
    } catch {
      // A region that went away meanwhile, or that nobody may read.
      return;
    }
  }
}

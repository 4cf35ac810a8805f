import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 4 << 20;

/**
 * Whether a process of this machine has a text (Latin-1) anywhere in the memory that it can write to. Linux only; needs
 * the right to read its children's memory, and throws without it.
 */
export function memoryHolds(pid: number, text: string): boolean {
  const wanted = Buffer.from(text, 'latin1');
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      if (from !== '' && regionHolds(memory, Number.parseInt(from, 16), Number.parseInt(to, 16), wanted)) return true;
    }
    return false;
  } finally {
    closeSync(memory);
  }
}

function regionHolds(memory: number, from: number, to: number, wanted: Buffer): boolean {
  const chunk = Buffer.alloc(CHUNK + wanted.length);
  for (let at = from; at < to; at += CHUNK) {
    const length = Math.min(chunk.length, to - at);
    try {
      const read = readSync(memory, chunk, 0, length, at);
      if (chunk.subarray(0, read).includes(wanted)) return true;
    } catch {
      // A region that went away meanwhile, or that nobody may read.
      return false;
    }
  }
  return false;
}

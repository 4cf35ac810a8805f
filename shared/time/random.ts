/** Random draws in [0, 1). */
export type Random = () => number;

/** The same seed gives the same draws on any machine (mulberry32, 32-bit integer arithmetic only). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const systemRandom: Random = () => {
  const word = new Uint32Array(1);
  globalThis.crypto.getRandomValues(word);
  return (word[0] ?? 0) / 4_294_967_296;
};

/** Random bytes from the platform's generator. */
export function randomBytes(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
}

export type RandomBytes = (length: number) => Uint8Array;

/** Bytes drawn from a seeded generator: repeatable, and therefore for rehearsals and tests only. */
export function seededBytes(random: Random): RandomBytes {
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let index = 0; index < length; index += 1) bytes[index] = Math.floor(random() * 256);
    return bytes;
  };
}

/**
 * What goes over the wire to the signs (docs/manual/letreros.md). One talks and the others listen, as RS-485 wants: a sign
 * speaks only when it was spoken to.
 */
const STX = 0x02;
const ETX = 0x03;
const ACK = 0x06;
const NAK = 0x15;

/** Characters of the number and of the counter, filled with spaces from the left. */
const NUMBER = 8;
const COUNTER = 8;
const SUM = 4;
/** From STX to the last character of the checksum. */
const FRAME = 1 + 2 + 2 + NUMBER + COUNTER + 1 + 1 + SUM;
const ANSWER = 1 + 2 + 2 + SUM;

export const LARGEST_ADDRESS = 99;
/** Sequence numbers go from 0 to 99 and begin anew. */
export const SEQUENCES = 100;

/** What a sign shows. An empty number is a dark sign. `called` may blink; who is attended stands still. */
export type SignContent = { readonly number: string; readonly counter: string; readonly called: boolean };
export type SignFrame = SignContent & { readonly address: number; readonly sequence: number };
export type SignAnswer = { readonly address: number; readonly sequence: number; readonly taken: boolean };

export const BLANK = { number: '', called: false } as const;

export function frameBytes({ address, sequence, number, counter, called }: SignFrame): Uint8Array {
  const flag = number === '' ? '-' : called ? 'C' : 'A';
  const text = `${two(address)}${two(sequence)}${field(number, NUMBER)}${field(counter, COUNTER)}${flag}`;
  const body = Buffer.concat([Buffer.from(text, 'latin1'), Buffer.of(ETX)]);
  return Buffer.concat([Buffer.of(STX), body, Buffer.from(checksum(body), 'latin1')]);
}

export function answerBytes({ address, sequence, taken }: SignAnswer): Uint8Array {
  const body = Buffer.from(`${two(address)}${two(sequence)}`, 'latin1');
  return Buffer.concat([Buffer.of(taken ? ACK : NAK), body, Buffer.from(checksum(body), 'latin1')]);
}

/** A frame, or null for what is none: another length, another sum, something that is no number where one has to be. */
function readFrame(bytes: Buffer): SignFrame | null {
  const body = bytes.subarray(1, FRAME - SUM);
  if (body.at(-1) !== ETX || checksum(body) !== bytes.toString('latin1', FRAME - SUM)) return null;
  const text = body.toString('latin1');
  const [address, sequence] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  if (!Number.isInteger(address) || !Number.isInteger(sequence)) return null;
  const number = text.slice(4, 4 + NUMBER).trim();
  const counter = text.slice(4 + NUMBER, 4 + NUMBER + COUNTER).trim();
  return { address, sequence, number, counter, called: text[4 + NUMBER + COUNTER] === 'C' };
}

function readAnswer(bytes: Buffer): SignAnswer | null {
  const body = bytes.subarray(1, ANSWER - SUM);
  if (checksum(body) !== bytes.toString('latin1', ANSWER - SUM)) return null;
  const [address, sequence] = [Number(body.toString('latin1', 0, 2)), Number(body.toString('latin1', 2, 4))];
  return { address, sequence, taken: bytes[0] === ACK };
}

/** Finds whole frames in what comes in pieces, with noise between: whatever does not begin one is passed over. */
class Finder<T> {
  readonly #starts: readonly number[];
  readonly #length: number;
  readonly #read: (bytes: Buffer) => T | null;
  #held = Buffer.alloc(0);

  constructor(starts: readonly number[], length: number, read: (bytes: Buffer) => T | null) {
    this.#starts = starts;
    this.#length = length;
    this.#read = read;
  }

  take(bytes: Uint8Array): readonly T[] {
    this.#held = Buffer.concat([this.#held, bytes]);
    const found: T[] = [];
    let at = 0;
    while (this.#held.length - at >= this.#length) {
      const one = this.#starts.includes(this.#held[at] ?? 0)
        ? this.#read(this.#held.subarray(at, at + this.#length))
        : null;
      if (one === null) at += 1;
      else {
        found.push(one);
        at += this.#length;
      }
    }
    this.#held = this.#held.subarray(at);
    return found;
  }
}

export function frameFinder(): Finder<SignFrame> {
  return new Finder([STX], FRAME, readFrame);
}

export function answerFinder(): Finder<SignAnswer> {
  return new Finder([ACK, NAK], ANSWER, readAnswer);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Letters outside Latin-1 have no place on such a sign. */
function field(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .padStart(length, ' ');
}

/** CRC-16/CCITT-FALSE, four digits of sixteen: a broken byte, or two, are always seen. */
function checksum(bytes: Uint8Array): string {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(SUM, '0');
}

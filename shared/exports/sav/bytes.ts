/** Bytes of a file as they are written one after the other, little-endian. */
export class Bytes {
  readonly #encoder = new TextEncoder();
  #held = new Uint8Array(4096);
  #view = new DataView(this.#held.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  int(value: number): this {
    this.#room(4);
    this.#view.setInt32(this.#length, value, true);
    this.#length += 4;
    return this;
  }

  double(value: number): this {
    this.#room(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
    return this;
  }

  byte(value: number): this {
    this.#room(1);
    this.#held[this.#length] = value;
    this.#length += 1;
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#held.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** A text in UTF-8, filled with spaces up to a width and cut there, never inside a letter. */
  text(text: string, width: number): this {
    const bytes = fitted(this.#encoder.encode(text), width);
    this.raw(bytes);
    for (let rest = width - bytes.length; rest > 0; rest -= 1) this.byte(0x20);
    return this;
  }

  /** What was written since the last time. */
  take(): Uint8Array {
    const taken = this.#held.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#held.length) return;
    const grown = new Uint8Array(Math.max(this.#held.length * 2, this.#length + more));
    grown.set(this.#held);
    this.#held = grown;
    this.#view = new DataView(grown.buffer);
  }
}

/** As many whole letters of a text in UTF-8 as have room. */
function fitted(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length <= width) return bytes;
  let end = width;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

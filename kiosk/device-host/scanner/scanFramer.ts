import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const LONGEST = 2_048;
/** Where the fixed-width text of an old card ends and its binary template, which may hold CR and LF, begins. */
const OLD_CARD_TEXT = 78;

/** Milliseconds without a byte after which a scan is over, for scanners that end with no CR or LF. */
export const SCAN_SILENCE_MS = 120;

/**
 * Cuts a stream of bytes into scans: at CR or LF, or at silence. An old identity card is cut at silence only. Two scans
 * that arrive together are two; half a scan whose scanner was pulled out is dropped, so that it cannot stand before the
 * next one. Bytes are zeroed as soon as they have been passed on.
 */
export class ScanFramer {
  readonly #timers: Timers;
  readonly #silenceMs: number;
  readonly #onScan: (bytes: Uint8Array) => void;
  readonly #held = new Uint8Array(LONGEST);
  #length = 0;
  #tooLong = false;
  #silence: Cancel = () => undefined;

  constructor(timers: Timers, onScan: (bytes: Uint8Array) => void, silenceMs = SCAN_SILENCE_MS) {
    this.#timers = timers;
    this.#onScan = onScan;
    this.#silenceMs = silenceMs;
  }

  push(bytes: Uint8Array): void {
    this.#silence();
    for (const byte of bytes) this.#add(byte);
    bytes.fill(0);
    if (this.#length > 0 || this.#tooLong) this.#silence = this.#timers.after(this.#silenceMs, () => this.#end());
  }

  /** Forgets the half scan that is held. */
  drop(): void {
    this.#silence();
    this.#clear();
  }

  #add(byte: number): void {
    if (this.#tooLong) return;
    if ((byte === CARRIAGE_RETURN || byte === LINE_FEED) && !this.#isOldCard()) {
      if (this.#length > 0) this.#end();
    } else if (this.#length === LONGEST) {
      this.#clear();
      this.#tooLong = true;
    } else {
      this.#held[this.#length] = byte;
      this.#length += 1;
    }
  }

  /** Noise that is too long to be a scan is passed on as one empty scan, which nobody can read. */
  #end(): void {
    const scan = this.#held.slice(0, this.#length);
    this.#clear();
    this.#onScan(scan);
  }

  #clear(): void {
    this.#held.fill(0, 0, this.#length);
    this.#length = 0;
    this.#tooLong = false;
  }

  #isOldCard(): boolean {
    return this.#length >= OLD_CARD_TEXT && this.#held.subarray(0, 8).every((byte) => byte === 0x20 || isDigit(byte));
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';

/** A contact that closes bounces; nobody presses the same button twice within this. */
const BOUNCE: Millis = 300;
/** So many presses of one button without another, each this close to the one before, are a button that is stuck. */
const STUCK = 4;
const STUCK_WITHIN: Millis = 1_000;

/**
 * Reads the presses of a counter's button box: a character and a line end for each, whichever way the bytes are cut. `0` is the
 * big button, `.` goes back, a digit answers, a letter is the key that the page shows beside its verb. What is no press is
 * nothing; a contact that bounces is one press, and a button that is stuck none, until it has been let go of.
 */
export class BoxLines {
  #line = '';
  #last: { readonly key: string; readonly at: Instant; readonly times: number } | null = null;

  /** Keys pressed, by `KeyboardEvent.key`. `now`: any clock that only goes forward, ms. */
  read(bytes: Uint8Array, now: Instant): string[] {
    const keys: string[] = [];
    for (const byte of bytes) {
      if (byte === 0x0a || byte === 0x0d) {
        const key = keyOf(this.#line);
        this.#line = '';
        if (key !== null && this.#isPress(key, now)) keys.push(key);
      } else if (this.#line.length < 2) {
        // Two characters are no press already, and of a line without an end nothing more is kept.
        this.#line += String.fromCharCode(byte);
      }
    }
    return keys;
  }

  /** The box was unplugged: what it had begun to say was nothing. */
  drop(): void {
    this.#line = '';
  }

  #isPress(key: string, now: Instant): boolean {
    const last = this.#last?.key === key ? this.#last : null;
    const since = last === null ? Number.POSITIVE_INFINITY : now - last.at;
    const times = last !== null && since < STUCK_WITHIN ? last.times + 1 : 1;
    this.#last = { key, at: now, times };
    return since >= BOUNCE && times <= STUCK;
  }
}

function keyOf(line: string): string | null {
  if (line === '0') return 'F2';
  if (line === '.') return 'Escape';
  return /^[1-9A-Z]$/.test(line) ? line.toLowerCase() : null;
}

import type { Button } from './types.ts';

/** One letter and a line feed for each press: all that the box says. */
const LETTERS: Readonly<Record<string, Button>> = {
  P: 'previous',
  N: 'next',
  C: 'confirm',
  B: 'back',
  R: 'repeat',
  H: 'help',
  L: 'louder',
  S: 'softer',
};

/** Reads presses out of bytes however they are cut; a line that is no press, of any length, is nothing. */
export class PressReader {
  #line = '';

  read(bytes: Uint8Array): Button[] {
    const pressed: Button[] = [];
    for (const byte of bytes) {
      if (byte === 0x0a || byte === 0x0d) {
        const button = LETTERS[this.#line];
        if (button !== undefined) pressed.push(button);
        this.#line = '';
      } else if (this.#line.length < 2) {
        // Two letters are already no press, and a longer line need not be kept.
        this.#line += String.fromCharCode(byte);
      }
    }
    return pressed;
  }

  drop(): void {
    this.#line = '';
  }
}

/** What the box sends when `button` is pressed. */
export function pressBytes(button: Button): string {
  const letter = Object.keys(LETTERS).find((key) => LETTERS[key] === button);
  return `${letter}\n`;
}

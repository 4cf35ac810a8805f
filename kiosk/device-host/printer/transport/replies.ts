import type { PrinterStatus } from '../model/types.ts';

/** What a printer says: an answer to DLE EOT, to GS r, or four bytes that nobody asked for (ASB). */
export type Reply =
  | { readonly type: 'realTime'; readonly byte: number }
  | { readonly type: 'paper'; readonly byte: number }
  | { readonly type: 'unasked'; readonly bytes: readonly [number, number, number, number] };

/**
 * Tells replies apart by their fixed bits, byte by byte. The three last bytes of an ASB packet look like answers to
 * GS r, so a packet is followed to its end; XON and XOFF of a serial line fit none and are dropped.
 */
export class ReplyReader {
  #packet: number[] = [];

  read(bytes: Uint8Array): Reply[] {
    return Array.from(bytes).flatMap((byte) => this.#one(byte) ?? []);
  }

  #one(byte: number): Reply | null {
    if ((byte & 0x93) === 0x12) return { type: 'realTime', byte };
    if ((byte & 0x93) === 0x10) {
      this.#packet = [byte];
      return null;
    }
    if ((byte & 0x90) !== 0) return null;
    if (this.#packet.length === 0) return { type: 'paper', byte };
    this.#packet.push(byte);
    const [first, second, third, fourth] = this.#packet;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
    this.#packet = [];
    return { type: 'unasked', bytes: [first, second, third, fourth] };
  }
}

/** Words for the answers to DLE EOT 1 (printer), 2 (cause of being offline) and 4 (paper sensors). */
export function realTimeStatus(printer: number, cause: number, paper: number): PrinterStatus {
  if ((cause & 0x04) !== 0) return 'coverOpen';
  if ((paper & 0x60) !== 0 || (cause & 0x20) !== 0) return 'paperOut';
  if ((printer & 0x08) !== 0 || (cause & 0x40) !== 0) return 'offline';
  return (paper & 0x0c) !== 0 ? 'paperLow' : 'ready';
}

/** Words for the answer to GS r 1. */
export function paperStatus(byte: number): 'ready' | 'paperLow' | 'paperOut' {
  if ((byte & 0x0c) !== 0) return 'paperOut';
  return (byte & 0x03) !== 0 ? 'paperLow' : 'ready';
}

/** Words for an ASB packet. */
export function unaskedStatus([printer, errors, paper]: readonly [number, number, number, number]): PrinterStatus {
  if ((printer & 0x20) !== 0) return 'coverOpen';
  if ((paper & 0x0c) !== 0) return 'paperOut';
  if ((printer & 0x08) !== 0 || (errors & 0x2c) !== 0) return 'offline';
  return (paper & 0x03) !== 0 ? 'paperLow' : 'ready';
}

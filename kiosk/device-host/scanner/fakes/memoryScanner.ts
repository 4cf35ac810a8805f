import { readScan, type Scan } from '@turno25/shared/domain/identity/scan.ts';
import { Signal } from '../../links/signal.ts';
import type { Scanner, ScannerStatus } from '../types.ts';

/** A scanner without bytes, for tests of what stands above the port. */
export class MemoryScanner implements Scanner {
  readonly #scans = new Signal<Scan>();
  readonly #statuses = new Signal<ScannerStatus>();
  #plugged = true;
  #started = false;

  status = (): ScannerStatus => (this.#plugged && this.#started ? 'connected' : 'disconnected');
  onScan = this.#scans.listen;
  onStatus = this.#statuses.listen;

  start = (): void => this.#change(() => (this.#started = true));
  stop = (): void => this.#change(() => (this.#started = false));
  plug = (): void => this.#change(() => (this.#plugged = true));
  unplug = (): void => this.#change(() => (this.#plugged = false));

  /** False when there is no scanner to scan with. */
  scan(text: string): boolean {
    if (this.status() === 'disconnected') return false;
    this.#scans.emit(readScan(Buffer.from(text, 'latin1')));
    return true;
  }

  #change(change: () => void): void {
    const before = this.status();
    change();
    if (this.status() !== before) this.#statuses.emit(this.status());
  }
}

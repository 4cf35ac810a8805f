import { Signal } from '../../links/signal.ts';
import type { Button, ButtonBox, ButtonBoxStatus } from '../types.ts';

/** A button box without bytes, for tests of what stands above the port. */
export class MemoryButtonBox implements ButtonBox {
  readonly #presses = new Signal<Button>();
  readonly #statuses = new Signal<ButtonBoxStatus>();
  #plugged = true;
  #started = false;

  status = (): ButtonBoxStatus => (this.#plugged && this.#started ? 'connected' : 'disconnected');
  onPress = this.#presses.listen;
  onStatus = this.#statuses.listen;

  start = (): void => this.#change(() => (this.#started = true));
  stop = (): void => this.#change(() => (this.#started = false));
  plug = (): void => this.#change(() => (this.#plugged = true));
  unplug = (): void => this.#change(() => (this.#plugged = false));

  /** False when there is no box to press. */
  press(button: Button): boolean {
    if (this.status() === 'disconnected') return false;
    this.#presses.emit(button);
    return true;
  }

  #change(change: () => void): void {
    const before = this.status();
    change();
    if (this.status() !== before) this.#statuses.emit(this.status());
  }
}

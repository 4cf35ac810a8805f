import type { TcpAddress } from '../tcpLink.ts';
import { LoopbackPort } from './loopbackPort.ts';

/** A small device (scanner, button box, sign) behind a port of loopback, that a test or a person can plug, unplug and use. */
export class TcpDevice {
  readonly #port = new LoopbackPort();

  get address(): TcpAddress {
    return { host: '127.0.0.1', port: this.#port.port };
  }

  get plugged(): boolean {
    return this.#port.isOpen;
  }

  plug(): Promise<void> {
    return this.#port.open();
  }

  unplug(): Promise<void> {
    return this.#port.close();
  }

  /** False when nobody is connected to hear it, as with a real device that is not plugged in. */
  send(bytes: Uint8Array | string): boolean {
    for (const socket of this.#port.sockets) socket.write(bytes);
    return this.#port.sockets.size > 0;
  }
}

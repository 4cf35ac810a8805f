import { createServer, type Server, type Socket } from 'node:net';
import type { TcpAddress } from '../tcpLink.ts';

/** A small device (scanner, button box) behind a port of loopback, that a test or a person can plug, unplug and use. */
export class TcpDevice {
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  get address(): TcpAddress {
    return { host: '127.0.0.1', port: this.#port };
  }

  get plugged(): boolean {
    return this.#server !== null;
  }

  /** On the same port each time, as a device that comes back has the same name. */
  plug(): Promise<void> {
    const server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => void this.#sockets.delete(socket));
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => {
        const address = server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
        resolve();
      });
    });
  }

  unplug(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server === null) return Promise.resolve();
    return new Promise((resolve) => server.close(() => resolve()));
  }

  /** False when nobody is connected to hear it, as with a real device that is not plugged in. */
  send(bytes: Uint8Array | string): boolean {
    for (const socket of this.#sockets) socket.write(bytes);
    return this.#sockets.size > 0;
  }
}

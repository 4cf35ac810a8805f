import { createServer, type Server, type Socket } from 'node:net';

/** A port of loopback that a fake device listens on: closed and opened again it is the same, as a device keeps its address. */
export class LoopbackPort {
  readonly sockets = new Set<Socket>();
  readonly #serve: (socket: Socket) => void;
  readonly #allowHalfOpen: boolean;
  #server: Server | null = null;
  #port = 0;

  /** `serve`: what is done with each connection. `allowHalfOpen`: the device goes on when the other end has said all. */
  constructor(serve: (socket: Socket) => void = () => undefined, { allowHalfOpen = false } = {}) {
    this.#serve = serve;
    this.#allowHalfOpen = allowHalfOpen;
  }

  /** 0 until it was opened once. */
  get port(): number {
    return this.#port;
  }

  get isOpen(): boolean {
    return this.#server !== null;
  }

  open(): Promise<void> {
    const server = createServer({ allowHalfOpen: this.#allowHalfOpen }, (socket) => {
      this.sockets.add(socket);
      // Whoever hangs up in mid-sentence is one of the things tried.
      socket.on('error', () => undefined);
      socket.on('close', () => void this.sockets.delete(socket));
      this.#serve(socket);
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

  /** Every connection is cut. */
  close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.sockets) socket.destroy();
    return server === null ? Promise.resolve() : new Promise((resolve) => server.close(() => resolve()));
  }
}

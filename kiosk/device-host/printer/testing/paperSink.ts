import { createServer, type Server, type Socket } from 'node:net';

/** A raw printer on loopback: it takes bytes and says nothing. Off, it listens nowhere; `stuck`, it takes the line and reads nothing more. */
export class PaperSink {
  /** What came out, a connection each. */
  readonly papers: Buffer[] = [];
  stuck = false;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  get port(): number {
    return this.#port;
  }

  on(): Promise<void> {
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#serve(socket));
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

  off(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    return server === null ? Promise.resolve() : new Promise((resolve) => server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => void this.#sockets.delete(socket));
    if (this.stuck) return void socket.pause();
    const parts: Buffer[] = [];
    socket.on('data', (bytes) => void parts.push(bytes));
    socket.on('end', () => {
      this.papers.push(Buffer.concat(parts));
      socket.end();
    });
  }
}

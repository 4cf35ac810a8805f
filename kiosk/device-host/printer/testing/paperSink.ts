import type { Socket } from 'node:net';
import { LoopbackPort } from '@turno25/shared/links/fakes/loopbackPort.ts';

/** A raw printer on loopback: it takes bytes and says nothing. Off, it listens nowhere; `stuck`, it takes the line and reads nothing more. */
export class PaperSink {
  /** What came out, a connection each. */
  readonly papers: Buffer[] = [];
  stuck = false;
  readonly #port = new LoopbackPort((socket) => this.#serve(socket), { allowHalfOpen: true });

  get port(): number {
    return this.#port.port;
  }

  on(): Promise<void> {
    return this.#port.open();
  }

  off(): Promise<void> {
    return this.#port.close();
  }

  #serve(socket: Socket): void {
    if (this.stuck) return void socket.pause();
    const parts: Buffer[] = [];
    socket.on('data', (bytes) => void parts.push(bytes));
    socket.on('end', () => {
      this.papers.push(Buffer.concat(parts));
      socket.end();
    });
  }
}

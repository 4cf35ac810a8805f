import type { Socket } from 'node:net';
import { LoopbackPort } from '@turno25/shared/links/fakes/loopbackPort.ts';
import type { TcpAddress } from '@turno25/shared/links/tcpLink.ts';
import { takeOrders } from './realTimeOrders.ts';

/** How the fake treats a connection: as a printer does, in silence, without reading, or by cutting it off. */
export type Manner = 'normal' | 'silent' | 'stalled' | 'reset' | 'talkative';
export type Accident = 'paperOut' | 'coverOpen' | 'reset';

/** One paper as far as it came out: whole when the printer reached the question that ends it. */
export type FakePaper = { readonly bytes: Buffer; readonly whole: boolean };

const ASK_WHEN_PRINTED = Buffer.of(0x1d, 0x72, 0x01);

/**
 * A printer on a port of loopback that copies what a real one does when things go wrong: it holds in its memory what it
 * cannot print and prints it when paper is back, unless told to forget it; it answers real-time questions meanwhile.
 */
export class TcpPrinter {
  readonly papers: FakePaper[] = [];
  manner: Manner = 'normal';
  #paper: 'ok' | 'low' | 'out' = 'ok';
  #cover: 'closed' | 'open' = 'closed';
  #accident: { readonly after: number; readonly what: Accident } | null = null;
  #held = Buffer.alloc(0);
  #printed = Buffer.alloc(0);
  readonly #port = new LoopbackPort((socket) => this.#serve(socket));
  /** The connection whose paper is coming out. */
  #socket: Socket | null = null;

  get address(): TcpAddress {
    return { host: '127.0.0.1', port: this.#port.port };
  }

  get plugged(): boolean {
    return this.#port.isOpen;
  }

  /** Listens; again after `unplug` on the same port, as a device that comes back has the same address. */
  plug(): Promise<void> {
    return this.#port.open();
  }

  unplug(): Promise<void> {
    return this.#port.close();
  }

  setPaper(paper: 'ok' | 'low' | 'out'): void {
    this.#paper = paper;
    this.#run();
  }

  setCover(cover: 'closed' | 'open'): void {
    this.#cover = cover;
    this.#run();
  }

  /** Something happens once `after` more bytes have come out. */
  plan(what: Accident, after: number): void {
    this.#accident = { what, after };
  }

  /** The whole papers' bytes. */
  get whole(): readonly Buffer[] {
    return this.papers.filter((paper) => paper.whole).map((paper) => paper.bytes);
  }

  #serve(socket: Socket): void {
    this.#socket = socket;
    if (this.manner === 'stalled') return void socket.pause();
    if (this.manner === 'talkative') socket.write(this.#packet());
    socket.on('data', (bytes) => this.#receive(socket, bytes));
    socket.on('close', () => {
      // What a connection leaves without the closing question is a paper all the same.
      if (this.#socket === socket) this.#socket = null;
      if (this.#printed.length > 0 && this.#held.length === 0) this.#handOut(false);
    });
  }

  #receive(socket: Socket, bytes: Buffer): void {
    if (this.manner === 'reset') return void socket.resetAndDestroy();
    const { orders, data } = takeOrders(bytes);
    this.#held = Buffer.concat([this.#held, data]);
    this.#run();
    for (const order of orders) {
      if (order === 'forget') this.#forget();
      else if (this.manner !== 'silent') socket.write(this.#answer(order));
    }
    if (this.manner === 'talkative' && !socket.destroyed) socket.write(this.#packet());
  }

  /** Prints what is held, as far as paper, cover and accidents allow. */
  #run(): void {
    while (this.#held.length > 0 && this.#paper !== 'out' && this.#cover === 'closed') {
      if (this.#held.subarray(0, 3).equals(ASK_WHEN_PRINTED)) {
        this.#held = this.#held.subarray(3);
        this.#handOut(true);
        if (this.manner !== 'silent') this.#socket?.write(Buffer.of(this.#paper === 'low' ? 0x03 : 0x00));
        continue;
      }
      this.#printed = Buffer.concat([this.#printed, this.#held.subarray(0, 1)]);
      this.#held = this.#held.subarray(1);
      this.#meet();
    }
  }

  #meet(): void {
    if (this.#accident === null) return;
    const left = this.#accident.after - 1;
    const { what } = this.#accident;
    this.#accident = left > 0 ? { what, after: left } : null;
    if (left > 0) return;
    if (what === 'paperOut') this.#paper = 'out';
    else if (what === 'coverOpen') this.#cover = 'open';
    else {
      this.#forget();
      this.#socket?.resetAndDestroy();
    }
  }

  #forget(): void {
    this.#held = Buffer.alloc(0);
    if (this.#printed.length > 0) this.#handOut(false);
  }

  #handOut(whole: boolean): void {
    this.papers.push({ bytes: this.#printed, whole });
    this.#printed = Buffer.alloc(0);
  }

  #answer(question: 1 | 2 | 4): Buffer {
    const out = this.#paper === 'out';
    const open = this.#cover === 'open';
    if (question === 1) return Buffer.of(0x12 | (out || open ? 0x08 : 0));
    if (question === 2) return Buffer.of(0x12 | (open ? 0x04 : 0) | (out ? 0x20 : 0));
    return Buffer.of(0x12 | (out ? 0x6c : this.#paper === 'low' ? 0x0c : 0));
  }

  /** Four bytes that nobody asked for: automatic status back. */
  #packet(): Buffer {
    const out = this.#paper === 'out';
    const open = this.#cover === 'open';
    return Buffer.of(
      0x10 | (out || open ? 0x08 : 0) | (open ? 0x20 : 0),
      0,
      out ? 0x0f : this.#paper === 'low' ? 0x03 : 0,
      0,
    );
  }
}

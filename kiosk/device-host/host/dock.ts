import type { DockBody } from '@turno25/shared/contracts/deviceHost.ts';
import { AWAY } from '@turno25/shared/contracts/ticketOffice.ts';
import { err } from '@turno25/shared/domain/result.ts';
import { TcpDevice } from '@turno25/shared/links/fakes/tcpDevice.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import type { ServerLink } from '../../outbox/serverLink.ts';
import { pressBytes } from '../buttons/pressReader.ts';
import { TcpPrinter } from '../printer/fakes/tcpPrinter.ts';
import { renderJob } from '../printer/render/renderJob.ts';
import { type Devices, realDevices } from './devices.ts';

const PAPERS_SHOWN = 5;
/** Far enough into a ticket for its head to be out. */
const ACCIDENT_AFTER_BYTES = 150;

/** The devices of a kiosk without devices, and a person's hand on them. Only in development. */
export class Dock {
  readonly #printer = new TcpPrinter();
  readonly #scanner = new TcpDevice();
  readonly #buttons = new TcpDevice();
  readonly #dots: number;
  #network = true;

  constructor(dots: number) {
    this.#dots = dots;
  }

  /** Plugs everything in. */
  async open(timers: Timers): Promise<Devices> {
    await Promise.all([this.#printer.plug(), this.#scanner.plug(), this.#buttons.plug()]);
    const { printer, scanner, buttons } = { printer: this.#printer, scanner: this.#scanner, buttons: this.#buttons };
    return realDevices(
      {
        printer: { by: 'tcp', ...printer.address, answers: true },
        scanner: { by: 'tcp', ...scanner.address },
        buttons: { by: 'tcp', ...buttons.address },
      },
      timers,
    );
  }

  async close(): Promise<void> {
    await Promise.all([this.#printer.unplug(), this.#scanner.unplug(), this.#buttons.unplug()]);
  }

  /** The link to the server, with a plug that can be pulled. */
  cuttable(link: ServerLink): ServerLink {
    const reach = <A extends unknown[], R>(call: (...given: A) => Promise<R>) => {
      return async (...given: A) => (this.#network ? call(...given) : err(AWAY));
    };
    return {
      issue: reach(link.issue),
      checkIn: reach(link.checkIn),
      reprint: reach(link.reprint),
      ticket: reach(link.ticket),
      send: reach(link.send),
      reserve: reach(link.reserve),
      witness: reach(link.witness),
      handBack: reach(link.handBack),
    };
  }

  /** False when there was nothing to do it to, as scanning with an unplugged scanner. */
  async act(body: DockBody): Promise<boolean> {
    switch (body.what) {
      case 'paper':
        this.#printer.setPaper(body.state);
        return true;
      case 'cover':
        this.#printer.setCover(body.state);
        return true;
      case 'accident':
        this.#printer.plan(body.kind, ACCIDENT_AFTER_BYTES);
        return true;
      case 'printer':
        return replug(this.#printer, body.plugged);
      case 'scanner':
        return replug(this.#scanner, body.plugged);
      case 'buttons':
        return replug(this.#buttons, body.plugged);
      case 'scan':
        return this.#scanner.send(Buffer.from(`${body.text}\r\n`, 'latin1'));
      case 'press':
        return this.#buttons.send(pressBytes(body.button));
      case 'network':
        this.#network = body.connected;
        return true;
    }
  }

  state(): { network: boolean; papers: { text: string; svg: string; whole: boolean }[] } {
    const papers = this.#printer.papers.slice(-PAPERS_SHOWN).reverse();
    return {
      network: this.#network,
      papers: papers.map(({ bytes, whole }) => {
        const { text, svg } = renderJob(bytes, this.#dots);
        return { text, svg, whole };
      }),
    };
  }
}

async function replug(device: TcpDevice | TcpPrinter, plugged: boolean): Promise<boolean> {
  if (device.plugged === plugged) return false;
  await (plugged ? device.plug() : device.unplug());
  return true;
}

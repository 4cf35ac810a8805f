import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { realDevices } from '@turno25/kiosk/device-host/host/devices.ts';
import { Host } from '@turno25/kiosk/device-host/host/host.ts';
import { takeOrders } from '@turno25/kiosk/device-host/printer/fakes/realTimeOrders.ts';
import { TcpPrinter } from '@turno25/kiosk/device-host/printer/fakes/tcpPrinter.ts';
import { rollOf } from '@turno25/kiosk/device-host/printer/model/roll.ts';
import { httpServerLink } from '@turno25/kiosk/outbox/httpServerLink.ts';
import type { ServerLink } from '@turno25/kiosk/outbox/serverLink.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { enrolled, seedConfig, withServer } from '../support/branch.ts';
import { durations, type Measured, measured, quantile, TARGET_MS } from './measure.ts';

const TICKETS = 200;
const WARM_UP = 20;
const ZONE = 'America/Santiago';
const FLOOR_NAME = 'TCP, connect and one byte back';

/**
 * From the server's acknowledgement of a ticket, as the device host receives it, to the first byte of its paper at a
 * printer on TCP: outbox, layout, bytes, the question whether there is paper, and the wire.
 */
export async function printBench(): Promise<Measured[]> {
  const floor = await bareRoundTrips();
  const waits = await acknowledgedToPrinted();
  return [0.5, 0.95].map((share) =>
    measured(
      `kiosk, acknowledged to first printed byte, p${share * 100}`,
      quantile(waits, share),
      'ms',
      quantile(floor, share),
      FLOOR_NAME,
      TARGET_MS,
    ),
  );
}

function acknowledgedToPrinted(): Promise<number[]> {
  return withServer(async ({ branch, server, folder }) => {
    const token = await enrolled(branch, 'kiosk');
    const printer = new TcpPrinter();
    await printer.plug();
    let acknowledgedAt = 0;
    let firstByteAt = 0;
    const watch = await watched(printer.address.port, () => {
      if (firstByteAt === 0) firstByteAt = performance.now();
    });
    const line = httpServerLink({
      address: server.address,
      token,
      timers: systemTimers,
      newId: systemId,
      answerMs: 5_000,
    });
    const link: ServerLink = {
      ...line,
      async issue(visitId, request) {
        const answer = await line.issue(visitId, request);
        acknowledgedAt = performance.now();
        return answer;
      },
    };
    const host = new Host({
      devices: realDevices(
        { printer: { by: 'tcp', host: '127.0.0.1', port: watch.port, answers: true }, scanner: null, buttons: null },
        systemTimers,
      ),
      link,
      roll: rollOf('80mm'),
      outboxFile: join(folder, 'outbox.db'),
      zone: ZONE,
      publicAddress: server.address,
      ...systemSources,
    });
    host.start();
    await host.prepare(ZONE);
    const [service] = seedConfig().services;
    const waits: number[] = [];
    for (let index = 0; index < WARM_UP + TICKETS; index += 1) {
      firstByteAt = 0;
      const printed = new Promise<void>((resolve) => {
        const stop = host.prints.listen(() => {
          stop();
          resolve();
        });
      });
      const issued = await host.issue({
        key: `bench-print-${index}`,
        serviceId: service!.id,
        series: service!.series,
        class: 'general',
        language: 'es-CL',
        institution: 'ChileAtiende',
        branch: 'Sucursal de la medición',
        service: service!.name,
        zone: ZONE,
      });
      if (!issued.ok || issued.value.source !== 'server') throw new Error('the server gave no ticket');
      await printed;
      if (index >= WARM_UP) waits.push(firstByteAt - acknowledgedAt);
    }
    await host.stop();
    await watch.close();
    await printer.unplug();
    return waits.sort((a, b) => a - b);
  });
}

type Watch = { readonly port: number; readonly close: () => Promise<void> };

/** A wire to the printer that tells when something to print, and no mere question, goes through. */
async function watched(printerPort: number, onPrint: () => void): Promise<Watch> {
  const server = createServer((kiosk) => {
    const printer = connect(printerPort, '127.0.0.1');
    kiosk.setNoDelay(true);
    printer.setNoDelay(true);
    kiosk.on('data', (bytes) => {
      if (takeOrders(bytes).data.length > 0) onPrint();
      printer.write(bytes);
    });
    printer.on('data', (bytes) => kiosk.write(bytes));
    kiosk.on('close', () => printer.destroy());
    printer.on('close', () => kiosk.destroy());
    kiosk.on('error', () => undefined);
    printer.on('error', () => undefined);
  });
  return listening(server);
}

async function bareRoundTrips(): Promise<number[]> {
  const echo = await listening(createServer((socket) => socket.on('data', (bytes) => socket.end(bytes))));
  const trip = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(echo.port, '127.0.0.1', () => socket.write('x'));
      socket.once('data', () => resolve());
      socket.once('error', reject);
    });
  await durations(WARM_UP, trip);
  const trips = await durations(TICKETS, trip);
  await echo.close();
  return trips;
}

function listening(server: Server): Promise<Watch> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      resolve({ port, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}

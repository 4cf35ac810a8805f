import { systemClock } from '@turno25/shared/time/clock.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { httpServerLink } from '../../outbox/httpServerLink.ts';
import { realDevices } from '../devices.ts';
import { Dock } from '../dock.ts';
import { Host } from '../host.ts';
import { rollOf } from '../printer/roll.ts';
import { startHostServer } from '../server.ts';
import type { HostSettings } from '../settings.ts';
import type { DeskPorts } from '../technician/desk.ts';
import { technicianRoutes } from '../technician/routes.ts';
import { espeakNg, findProgram } from '../voice/espeakNg.ts';
import { remembering } from '../voice/remembering.ts';
import { speechRoutes } from '../voice/routes.ts';

export type RunningHost = { readonly address: string; readonly stop: () => Promise<void> };

/**
 * Starts the device host that the settings describe and serves it on loopback; `actions` are what the technician's screen
 * may do to the process that it runs in. Throws when its port is taken or its outbox cannot be opened.
 */
export async function runHost(
  settings: HostSettings,
  token: string,
  actions: DeskPorts['actions'],
): Promise<RunningHost> {
  const roll = rollOf(settings.paper.width, settings.paper.cutter);
  const dock = settings.development ? new Dock(roll.dots) : null;
  const server = httpServerLink({ ...settings.server, timers: systemTimers, newId: systemId });
  const host = new Host({
    devices: dock === null ? realDevices(settings, systemTimers) : await dock.open(systemTimers),
    link: dock === null ? server : dock.cuttable(server),
    roll,
    outboxFile: settings.outbox,
    zone: settings.zone,
    publicAddress: settings.publicAddress,
    clock: systemClock,
    timers: systemTimers,
    newId: systemId,
  });
  const technician = technicianRoutes({ host, settings, clock: systemClock, actions, log });
  const program = findProgram();
  const speech = speechRoutes(program === null ? null : remembering(espeakNg(program)));
  host.start();
  const served = await startHostServer({
    host,
    port: settings.port,
    token,
    origins: settings.origins,
    dock,
    more(app) {
      technician(app);
      speech(app);
    },
  });
  return {
    address: served.address,
    async stop() {
      await served.stop();
      await host.stop();
      await dock?.close();
    },
  };
}

/** One JSON object a line for the machine's journal. */
function log(event: string, facts: Readonly<Record<string, number>>): void {
  process.stdout.write(`${JSON.stringify({ host: event, ...facts })}\n`);
}

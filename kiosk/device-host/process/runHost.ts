import { createHash } from 'node:crypto';
import type { Sources } from '@turno25/shared/time/sources.ts';
import { findSpeaker } from '@turno25/shared/voice/espeakNg.ts';
import { remembering } from '@turno25/shared/voice/remembering.ts';
import { httpServerLink } from '../../outbox/httpServerLink.ts';
import { newRunCount } from '../../outbox/runCount.ts';
import { realDevices } from '../host/devices.ts';
import { Dock } from '../host/dock.ts';
import { Host } from '../host/host.ts';
import { startHostServer } from '../host/server.ts';
import { letterPage } from '../printer/escpos/codePages.ts';
import { rollOf } from '../printer/model/roll.ts';
import type { HostSettings } from '../settings/settings.ts';
import type { DeskPorts } from '../technician/desk.ts';
import { technicianRoutes } from '../technician/routes.ts';
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
  sources: Sources,
): Promise<RunningHost> {
  const roll = rollOf(settings.paper.width, settings.paper.cutter);
  const dock = settings.development ? new Dock(roll.dots) : null;
  const count = newRunCount(sources.newId, sources.spans);
  const server = httpServerLink({ ...settings.server, timers: sources.timers, newId: sources.newId, count });
  const host = new Host({
    devices: dock === null ? realDevices(settings, sources.timers) : await dock.open(sources.timers),
    link: dock === null ? server : dock.cuttable(server),
    roll,
    letters: letterPage(settings.paper.letters.table, settings.paper.letters.number),
    outboxFile: settings.outbox,
    zone: settings.zone,
    publicAddress: settings.publicAddress,
    count,
    door: createHash('sha256').update(settings.server.token, 'utf8').digest('hex'),
    ...sources,
  });
  const technician = technicianRoutes({ host, settings, time: sources, actions, log });
  const speaker = findSpeaker(sources.timers);
  const speech = speechRoutes(
    speaker === null ? null : remembering(speaker),
    speaker?.loaded ?? Promise.resolve(false),
  );
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
      // Whoever asked whether it speaks has an answer then.
      await speaker?.stop();
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

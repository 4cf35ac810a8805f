import { hostname } from 'node:os';
import { type HostReport, technicianRequest } from '@turno25/shared/contracts/technician.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Time } from '@turno25/shared/time/sources.ts';
import type { FastifyInstance } from 'fastify';
import packaged from '../../package.json' with { type: 'json' };
import type { Host } from '../host/host.ts';
import type { HostSettings } from '../settings/settings.ts';
import { type DeskPorts, TechnicianDesk } from './desk.ts';
import { Journal } from './journal.ts';

export const VERSION: string = packaged.version;

export type TechnicianHost = {
  readonly host: Host;
  readonly settings: HostSettings;
  readonly time: Pick<Time, 'clock' | 'spans'>;
  readonly actions: DeskPorts['actions'];
  readonly log: DeskPorts['log'];
};

/**
 * `GET /report`, and `POST /technician`: the screen behind its PIN for a kiosk in a browser. Under the shell no PIN comes
 * with the settings: its main process keeps the door itself.
 */
export function technicianRoutes({
  host,
  settings,
  time,
  actions,
  log,
}: TechnicianHost): (app: FastifyInstance) => void {
  const journal = new Journal(time);
  journal.follow(host);
  const report = (): HostReport => ({
    server: settings.server.address,
    status: host.status(),
    numbers: host.numbersLeft(),
    troubles: journal.troubles(),
  });
  const desk = new TechnicianDesk({
    pinHash: settings.technician?.pinHash ?? null,
    spans: time.spans,
    ports: {
      report: async () => ({
        version: VERSION,
        host: report(),
        can: { restartHost: actions.restartHost !== null, leave: actions.leave !== null },
      }),
      printTest: async (branch) => {
        const paper = testPaperOf(branch, settings.zone, time.clock);
        const result = await host.print(paper);
        const { status } = result.ok ? result.value : result.error;
        return { printed: result.ok, status, mayBeOut: result.ok || result.error.mayBeOut };
      },
      actions,
      log,
    },
  });
  return (app) => {
    app.get('/report', report);
    app.post('/technician', (request) => desk.answer(technicianRequest.parse(request.body)));
  };
}

/** What the technician prints: the machine's own name on it, and the present hour. */
export function testPaperOf(branch: string, zone: string, clock: Clock) {
  return { kind: 'test', branch, device: hostname(), at: isoInstant(clock.now()), zone } as const;
}

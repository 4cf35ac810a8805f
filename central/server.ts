import { existsSync } from 'node:fs';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Doors, PLAIN_DOORS } from '@turno25/shared/http/doors.ts';
import { cutAfterLastAnswers } from '@turno25/shared/http/lastAnswers.ts';
import { followPair } from '@turno25/shared/http/tls.ts';
import type { FastifyInstance } from 'fastify';
import type { Centre } from './centre.ts';
import { buildCentreApp } from './gateway/app.ts';

/** Where `npm run build` leaves the pages. */
const BUILT_PAGES = fileURLToPath(new URL('../dist', import.meta.url));

export type CentreServerOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: 'silent' | 'info' | 'warn';
  readonly limitTries?: boolean;
  readonly doors?: Doors;
};

export type RunningCentre = {
  readonly app: FastifyInstance;
  readonly address: string;
  /** Refuses new work, lets the present finish, closes what is held. */
  readonly stop: () => Promise<void>;
};

/** Serves a central office and asks its branches. Rejects when the port is taken. */
export async function serveCentre(centre: Centre, options: CentreServerOptions): Promise<RunningCentre> {
  let stopping = false;
  const doors = options.doors ?? PLAIN_DOORS;
  const app = await buildCentreApp(centre, {
    pages: existsSync(BUILT_PAGES) ? BUILT_PAGES : null,
    logLevel: options.logLevel,
    limitTries: options.limitTries ?? true,
    doors,
    stopping: () => stopping,
  });
  const { timers } = centre.sources;
  const unfollow =
    doors.tls === null ? () => undefined : followPair(app.server as HttpsServer, doors.tls, timers, app.log);
  await app.listen({ host: options.host, port: options.port });
  // What was proven and not loaded when the machine stopped: nobody waits for it.
  void centre.catchUp();
  const stopAsking = centre.rounds.keep();
  const { port } = app.server.address() as AddressInfo;
  const shown = options.host === '0.0.0.0' ? 'localhost' : options.host;
  return {
    app,
    address: `${doors.tls === null ? 'http' : 'https'}://${shown}:${port}`,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      stopAsking();
      unfollow();
      cutAfterLastAnswers(app.server)();
      await app.close();
      await centre.close();
    },
  };
}

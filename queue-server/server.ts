import { existsSync } from 'node:fs';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Doors, PLAIN_DOORS } from '@turno25/shared/http/doors.ts';
import { cutAfterLastAnswers } from '@turno25/shared/http/lastAnswers.ts';
import { followPair } from '@turno25/shared/http/tls.ts';
import type { FastifyInstance } from 'fastify';
import type { Branch } from './branch.ts';
import type { CentreToken } from './centre/centreToken.ts';
import { keepForecasts } from './forecasts/forecaster.ts';
import { isLong } from './forecasts/questions.ts';
import { type Ask, startAnalyst } from './forecasts/thread.ts';
import { WeekRehearsals } from './forecasts/week/weekRehearsals.ts';
import { startWeek } from './forecasts/week/weekThread.ts';
import { buildApp } from './gateway/app.ts';
import { readLive } from './gateway/live.ts';
import { attachSockets } from './gateway/sockets.ts';
import { keepAlerts } from './jobs/alertKeeper.ts';
import { keepMail } from './jobs/mailKeeper.ts';
import { keepNational } from './jobs/nationalKeeper.ts';
import { keepPauses } from './jobs/pauseKeeper.ts';
import { keepPlans } from './jobs/planKeeper.ts';
import { keepPush } from './jobs/pushKeeper.ts';
import { MEDIA, MediaFolder } from './media/mediaFolder.ts';
import { AnnouncementVoice } from './voice/announcementVoice.ts';
import { CLIPS, ClipFolder } from './voice/clips.ts';
import { lazySpeaker } from './voice/lazySpeaker.ts';

/** Where `npm run build` leaves the pages. */
export const BUILT_PAGES = fileURLToPath(new URL('../dist', import.meta.url));

export type ServerOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: 'silent' | 'info' | 'warn';
  readonly limitTries?: boolean;
  /** Absent: the branch's own network, plain. */
  readonly doors?: Doors;
  /** Secret at the provider by which staff sign in; absent: none. */
  readonly oidcSecret?: string | null;
  /** With what the branch enters at the centre; absent: nothing. */
  readonly centreToken?: CentreToken | null;
  /** Data folder, where the branch's recordings, pictures and videos lie; absent: it has none. */
  readonly folder?: string;
};

export type RunningServer = {
  readonly app: FastifyInstance;
  readonly port: number;
  readonly address: string;
  /** Refuses new work, lets the present finish, closes the ledger. */
  readonly stop: () => Promise<void>;
};

/** Serves a branch: API, sockets and pages. Rejects when the port is taken. */
export async function startServer(branch: Branch, options: ServerOptions): Promise<RunningServer> {
  let stopping = false;
  // A plan or a rehearsal takes seconds: it has a thread of its own, so that the waits of those who are here stay fresh.
  const analyst = startAnalyst(branch.db.name);
  const planner = startAnalyst(branch.db.name);
  const ask: Ask = (kind, asked) => (isLong(kind) ? planner : analyst).ask(kind, asked);
  const rehearsals = new WeekRehearsals(
    (asked, listener) => startWeek(branch.db.name, asked, listener),
    branch.sources.timers,
    branch.sources.newId,
  );
  const doors = options.doors ?? PLAIN_DOORS;
  const lazily = lazySpeaker(branch.sources.timers);
  const clips = new ClipFolder(options.folder === undefined ? null : join(options.folder, CLIPS));
  const app = await buildApp(branch, {
    media: new MediaFolder(options.folder === undefined ? null : join(options.folder, MEDIA)),
    voice: new AnnouncementVoice({ clips, speaker: lazily.speaker }),
    doors,
    oidcSecret: options.oidcSecret ?? null,
    pages: existsSync(BUILT_PAGES) ? BUILT_PAGES : null,
    logLevel: options.logLevel,
    limitTries: options.limitTries ?? true,
    stopping: () => stopping,
    ask,
    rehearsals,
  });
  const sockets = attachSockets(app, branch, { timers: branch.sources.timers, doors });
  const unfollow =
    doors.tls === null
      ? () => undefined
      : followPair(app.server as HttpsServer, doors.tls, branch.sources.timers, app.log);
  const stopForecasts = keepForecasts(branch, ask, branch.sources.timers, {
    fresh: sockets.refresh,
    failed: (error) => app.log.error({ err: error }, 'no forecast could be made'),
  });
  const stopMail = keepMail(branch, branch.sources.timers);
  const stopPauses = keepPauses(branch, branch.sources.timers);
  const stopPlans = keepPlans(branch, branch.sources.timers);
  const stopAlerts = keepAlerts(branch, () => readLive(branch).alerts);
  const stopPush = keepPush(branch, options.centreToken ?? null, branch.sources.timers);
  const stopNational = keepNational(branch, options.centreToken ?? null, branch.sources.timers);
  const stopServing = async (): Promise<void> => {
    stopping = true;
    stopForecasts();
    rehearsals.close();
    stopPauses();
    stopPlans();
    stopAlerts();
    stopMail();
    stopPush();
    stopNational();
    unfollow();
    const ended = cutAfterLastAnswers(app.server);
    await sockets.close();
    ended();
    await Promise.all([analyst.stop(), planner.stop(), lazily.stop()]);
    await app.close();
  };
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    // Its threads would keep the process alive, serving nobody.
    await stopServing();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    app,
    port,
    address: `${doors.tls === null ? 'http' : 'https'}://${options.host === '0.0.0.0' ? 'localhost' : options.host}:${port}`,
    stop: async () => {
      if (stopping) return;
      await stopServing();
      branch.close();
    },
  };
}

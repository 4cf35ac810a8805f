import type { Api } from '@turno25/shared/http/api.ts';
import { baseApp } from '@turno25/shared/http/baseApp.ts';
import type { Doors } from '@turno25/shared/http/doors.ts';
import { sendProblem } from '@turno25/shared/http/problems.ts';
import { SpooledFiles } from '@turno25/shared/http/spooledFiles.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Branch } from '../branch.ts';
import { LiveFacts } from '../figures/liveFacts.ts';
import type { Ask } from '../forecasts/thread.ts';
import type { WeekRehearsals } from '../forecasts/week/weekRehearsals.ts';
import type { MediaFolder } from '../media/mediaFolder.ts';
import type { AnnouncementVoice } from '../voice/announcementVoice.ts';
import { admitByPermission, sessionCookie } from './auth.ts';
import { tellZone } from './branchZone.ts';
import { helpRoutes } from './help.ts';
import { kioskPace } from './kioskPace.ts';
import { mediaFiles } from './mediaFiles.ts';
import { metricsOf } from './metrics.ts';
import { pageRoutes, plain } from './pages.ts';
import { nothingHere } from './plainPages.ts';
import { markPractice } from './practice.ts';
import { accessRoutes } from './routes/access.ts';
import { alertRoutes } from './routes/alerts.ts';
import { appointmentRoutes } from './routes/appointments.ts';
import { askRoutes } from './routes/asks.ts';
import { counterRoutes } from './routes/counters.ts';
import { cubeRoutes } from './routes/cube.ts';
import { dayRoutes } from './routes/day.ts';
import { deskRoutes } from './routes/desk.ts';
import { doorRoutes } from './routes/door.ts';
import { exportRoutes } from './routes/exports.ts';
import { figureRoutes } from './routes/figures.ts';
import { forecastRoutes } from './routes/forecasts.ts';
import { handoverRoutes } from './routes/handover.ts';
import { healthRoutes } from './routes/health.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { mailRoutes } from './routes/mail.ts';
import { nationalRoutes } from './routes/national.ts';
import { offlineRoutes } from './routes/offline.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { oirsRoutes } from './routes/oirs.ts';
import { providerRoutes } from './routes/provider.ts';
import { reportRoutes } from './routes/reports.ts';
import { rightsRoutes } from './routes/rights.ts';
import { rollRoutes } from './routes/rolls.ts';
import { satisfactionRoutes } from './routes/satisfaction.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { setAsideRoutes } from './routes/setAside.ts';
import { settingsRoutes } from './routes/settings.ts';
import { shiftRoutes } from './routes/shifts.ts';
import { signalRoutes } from './routes/signals.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { deskTicketRoutes } from './routes/ticketsAtDesk.ts';
import { viewRoutes } from './routes/views.ts';
import { voiceRoutes } from './routes/voice.ts';
import { weekRehearsalRoutes } from './routes/weekRehearsals.ts';
import { witnessRoutes } from './routes/witnesses.ts';

export type AppOptions = {
  /** Folder of the built pages; null serves the API alone. */
  readonly pages: string | null;
  readonly logLevel: 'silent' | 'info' | 'warn';
  readonly stopping: () => boolean;
  /** Forecasts, computed off this thread. */
  readonly ask: Ask;
  /** Weeks played by another rule, off this thread too. */
  readonly rehearsals: WeekRehearsals;
  /** Sign-in and code tries are limited per address; load tests from one address turn it off. */
  readonly limitTries: boolean;
  readonly doors: Doors;
  /** What boards show between waits. */
  readonly media: MediaFolder;
  /** Secret of this branch at the provider by which staff sign in; null: it has none there. */
  readonly oidcSecret: string | null;
  /** Says the calls of boards. */
  readonly voice: AnnouncementVoice;
};

/** The gateway without listening: tests inject requests, the server listens. */
export async function buildApp(branch: Branch, options: AppOptions): Promise<FastifyInstance> {
  const { doors, logLevel, limitTries } = options;
  const app = await baseApp({
    doors,
    logLevel,
    limitTries,
    publicAddress: () => branch.engine.state().config?.config.branch.publicAddress ?? null,
    title: 'Turno25',
    description: 'The queue of one branch: tickets, counters, boards, figures and their evidence.',
    cookie: sessionCookie,
    nothing: nothingTyped,
  });
  const metrics = metricsOf(branch);
  await app.register(
    async (scope) => {
      tellZone(scope, branch);
      admitByPermission(scope, branch);
      markPractice(scope, branch);
      const api = scope.withTypeProvider() as unknown as Api;
      viewRoutes(api, branch, options.media);
      voiceRoutes(api, branch, options.voice);
      const pace = kioskPace(branch, options.limitTries);
      ticketRoutes(api, branch, pace);
      deskTicketRoutes(api, branch);
      doorRoutes(api, branch);
      counterRoutes(api, branch);
      deskRoutes(api, branch);
      appointmentRoutes(api, branch, pace);
      signalRoutes(api, branch);
      satisfactionRoutes(api, branch);
      surveyRoutes(api, branch);
      sessionRoutes(api, branch, metrics);
      oidcRoutes(api, branch, { secret: options.oidcSecret, metrics });
      providerRoutes(api, branch, options.oidcSecret);
      accessRoutes(api, branch);
      askRoutes(api, branch);
      dayRoutes(api, branch);
      settingsRoutes(api, branch);
      weekRehearsalRoutes(api, branch, options.rehearsals);
      nationalRoutes(api, branch);
      rightsRoutes(api, branch);
      rollRoutes(api, branch);
      figureRoutes(api, branch, options.ask);
      const files = new SpooledFiles();
      const live = new LiveFacts(branch.ledger, branch.factRows);
      cubeRoutes(api, branch, live);
      exportRoutes(api, branch, live, files);
      reportRoutes(api, branch, live, files);
      forecastRoutes(api, branch, options.ask);
      offlineRoutes(api, branch, pace);
      setAsideRoutes(api, branch);
      oirsRoutes(api, branch);
      alertRoutes(api, branch);
      shiftRoutes(api, branch);
      mailRoutes(api, branch);
      ledgerRoutes(api, branch);
      handoverRoutes(api, branch);
      witnessRoutes(api, branch);
      scope.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    },
    { prefix: '/api/v1' },
  );
  healthRoutes(app, branch, { registry: metrics.registry, stopping: options.stopping });
  await helpRoutes(app);
  await mediaFiles(app, options.media);
  if (options.pages !== null) await pageRoutes(app, options.pages);
  await app.ready();
  return app;
}

/** Whoever typed an address by hand reads words; a program gets a problem. */
function nothingTyped(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return request.method === 'GET' && !request.url.startsWith('/api/') && /text\/html/.test(request.headers.accept ?? '')
    ? plain(reply.code(404), nothingHere())
    : sendProblem(reply, 'request.notFound');
}

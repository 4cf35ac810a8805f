import type { Api } from '@turno25/shared/http/api.ts';
import { baseApp } from '@turno25/shared/http/baseApp.ts';
import type { Doors } from '@turno25/shared/http/doors.ts';
import { SpooledFiles } from '@turno25/shared/http/spooledFiles.ts';
import type { FastifyInstance } from 'fastify';
import type { Centre } from '../centre.ts';
import { admitAtCentre, centreCookie } from './auth.ts';
import { centreMetrics } from './metrics.ts';
import { centrePages } from './pages.ts';
import { accountRoutes } from './routes/accounts.ts';
import { branchRoutes } from './routes/branches.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { categoryRoutes } from './routes/categories.ts';
import { intakeRoutes } from './routes/intake.ts';
import { nationalRoutes } from './routes/national.ts';
import { nationalSideRoutes } from './routes/nationalSides.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/sessions.ts';

export type CentreAppOptions = {
  /** Folder of the built pages; null serves the API alone. */
  readonly pages: string | null;
  readonly logLevel: 'silent' | 'info' | 'warn';
  readonly limitTries: boolean;
  readonly doors: Doors;
  readonly stopping: () => boolean;
};

/** The centre's gateway without listening: tests inject requests, the server listens. */
export async function buildCentreApp(centre: Centre, options: CentreAppOptions): Promise<FastifyInstance> {
  const { doors, logLevel, limitTries } = options;
  const app = await baseApp({
    doors,
    logLevel,
    limitTries,
    publicAddress: () => null,
    title: 'Turno25, central office',
    description: 'Every branch’s evidence, and what the country did.',
    cookie: centreCookie,
    nothing: null,
  });
  await app.register(
    async (scope) => {
      admitAtCentre(scope, centre);
      const api = scope.withTypeProvider() as unknown as Api;
      sessionRoutes(api, centre);
      oidcRoutes(api, centre);
      accountRoutes(api, centre);
      branchRoutes(api, centre);
      intakeRoutes(api, centre);
      catalogueRoutes(api, centre);
      categoryRoutes(api, centre);
      nationalRoutes(api, centre);
      nationalSideRoutes(api, centre);
      reportRoutes(api, centre, new SpooledFiles());
      scope.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    },
    { prefix: '/api/v1' },
  );
  centreMetrics(app, centre, options.stopping);
  if (options.pages !== null) await centrePages(app, options.pages);
  await app.ready();
  return app;
}

import { catalogueView, digestBody, draftBody } from '@turno25/shared/contracts/centreCatalogue.ts';
import { nationalDocument, nationalOffer } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { count } from '@turno25/shared/contracts/primitives.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { catalogueViewOf } from '../../catalogue/view.ts';
import type { Centre } from '../../centre.ts';
import { branchOf, officerOf } from '../auth.ts';

/** Four hundred products with their guides. */
const DRAFT_LIMIT = 4 * 1024 * 1024;

/** What goes back to branches: prepared by one, approved by another, signed, and taken by each branch. */
export function catalogueRoutes(app: Api, centre: Centre): void {
  const now = (): number => centre.sources.clock.now();
  const today = (): string => localDate(now(), centre.zone);
  const view = (request: FastifyRequest) => {
    const names = new Map(centre.accounts.all().map(({ id, name }) => [id, name]));
    return catalogueViewOf(centre.catalogue, {
      who: officerOf(request).id,
      today: today(),
      nameOf: (id) => names.get(id) ?? id,
      branches: centre.branches.all(),
      brought: centre.brought,
    });
  };

  app.get(
    '/catalogue',
    {
      config: { permission: 'catalogue.read' },
      schema: {
        tags: ['catalogue'],
        summary: 'What branches have of the centre, and what is being prepared',
        response: answers(catalogueView),
      },
    },
    view,
  );

  app.put(
    '/catalogue/draft',
    {
      bodyLimit: DRAFT_LIMIT,
      config: { permission: 'catalogue.prepare' },
      schema: {
        tags: ['catalogue'],
        summary: 'Save what is being prepared, over the draft that was read',
        body: draftBody,
        response: answers(catalogueView),
      },
    },
    (request) => {
      const saved = centre.catalogue.save(request.body, officerOf(request).id, now());
      if (!saved.ok) throw new ProblemError(saved.error);
      return view(request);
    },
  );

  app.post(
    '/catalogue/draft/discard',
    {
      config: { permission: 'catalogue.prepare' },
      schema: {
        tags: ['catalogue'],
        summary: 'Throw away what was being prepared',
        body: digestBody,
        response: answers(catalogueView),
      },
    },
    (request) => {
      const gone = centre.catalogue.discard(request.body.digest);
      if (!gone.ok) throw new ProblemError(gone.error);
      return view(request);
    },
  );

  app.post(
    '/catalogue/publish',
    {
      config: { permission: 'catalogue.publish' },
      schema: {
        tags: ['catalogue'],
        summary: 'Approve and sign the draft that was read, by somebody who had no hand in it',
        body: digestBody,
        response: answers(catalogueView),
      },
    },
    (request) => {
      const who = officerOf(request).id;
      const published = centre.catalogue.publish(request.body.digest, who, { now: now(), today: today() });
      if (!published.ok) throw new ProblemError(published.error);
      const { version, validFrom, keyId } = published.value;
      const about = { version, validFrom, keyId, digest: request.body.digest };
      centre.journal.write({ at: now(), who, act: 'cataloguePublished', about });
      return view(request);
    },
  );

  app.get(
    '/catalogue/documents/:version',
    {
      config: { permission: 'catalogue.read' },
      schema: {
        tags: ['catalogue'],
        summary: 'A signed document as a file, for a branch without network',
        params: z.object({ version: z.coerce.number().int().positive() }),
        response: answers(nationalDocument),
      },
    },
    (request, reply) => {
      const { version } = request.params;
      const document = centre.catalogue.documents().find((one) => one.version === version);
      if (document === undefined) throw new ProblemError('catalogue.noDocument');
      reply.header('content-disposition', `attachment; filename="turno25-nacional-${version}.json"`);
      return JSON.parse(JSON.stringify(document));
    },
  );

  app.get(
    '/national/catalogue',
    {
      config: { permission: 'catalogue.take' },
      schema: {
        tags: ['catalogue'],
        summary: 'The next signed document for a branch that has everything up to a version; null where it has it all',
        querystring: z.strictObject({ after: z.coerce.number().pipe(count).default(0) }),
        response: answers(nationalOffer),
      },
    },
    (request) => {
      const { id } = branchOf(request);
      const { after } = request.query;
      // What it says that it has; what it has its evidence says.
      if (after > centre.brought.upTo(id) && after <= (centre.catalogue.newest()?.version ?? 0))
        centre.brought.note(id, after, 'taken');
      return { document: centre.catalogue.nextFor(after, today()) };
    },
  );
}

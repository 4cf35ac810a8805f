import {
  branchStanding,
  dayEvidence,
  enrolBody,
  enrolledView,
  pullAnswer,
  releaseBody,
} from '@turno25/shared/contracts/centre.ts';
import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { z } from 'zod';
import type { Centre } from '../../centre.ts';
import { acceptRestore } from '../../registry/acceptRestore.ts';
import { enrolBranch } from '../../registry/enrol.ts';
import { standingOf } from '../../registry/standings.ts';
import { officerOf } from '../auth.ts';

const params = z.object({ id: z.string().max(63) });

/** The branches that the centre knows: enrolled, asked, believed again by whoever answers for it. */
export function branchRoutes(app: Api, centre: Centre): void {
  app.get(
    '/branches',
    {
      config: { permission: 'branches.read' },
      schema: {
        tags: ['branches'],
        summary: 'How each branch stands',
        response: answers(z.object({ branches: z.array(branchStanding) })),
      },
    },
    () => ({ branches: centre.branches.all().map((branch) => standingOf(branch, centre.sources.clock.now())) }),
  );

  app.post(
    '/branches',
    {
      config: { permission: 'branches.enrol' },
      schema: {
        tags: ['branches'],
        summary: 'Enrol a branch by the public key that somebody read there',
        body: enrolBody,
        response: answers(enrolledView, 201),
      },
    },
    (request, reply) => {
      const enrolled = enrolBranch(centre, request.body, officerOf(request).id);
      if (!enrolled.ok) throw new ProblemError(enrolled.error);
      return reply.code(201).send(enrolled.value);
    },
  );

  app.post(
    '/branches/:id/pull',
    {
      config: { permission: 'branches.pull' },
      schema: {
        tags: ['branches'],
        summary: 'Ask a branch now for what is lacking',
        params,
        response: answers(pullAnswer),
      },
    },
    (request) => {
      known(centre, request.params.id);
      return { started: centre.rounds.askNow(request.params.id) };
    },
  );

  app.post(
    '/branches/:id/release',
    {
      config: { permission: 'branches.release' },
      schema: {
        tags: ['branches'],
        summary: 'Believe a branch again from what is proven; it says the rest anew',
        params,
        body: releaseBody,
        response: answers(branchStanding),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { fault } = known(centre, id);
      if (fault === null || fault.seq !== request.body.seq) throw new ProblemError('centre.otherFault');
      // Doubted anew, it would be a doubt of today, and an account made meanwhile older than it: two answer for a restore.
      if (fault.code === 'restored') throw new ProblemError('centre.restoreNeedsTwo');
      const who = officerOf(request).id;
      const { why, seq } = request.body;
      centre.journal.write({ at: centre.sources.clock.now(), who, act: 'branchReleased', about: { id, seq, why } });
      await centre.intake.release(id);
      return standingOf(known(centre, id), centre.sources.clock.now());
    },
  );

  app.post(
    '/branches/:id/accept-restore',
    {
      config: { permission: 'branches.acceptRestore' },
      schema: {
        tags: ['branches'],
        summary:
          'Accept that a branch goes on from a copy: what it had delivered after it counts no more, and stays beside. Done by the second of two persons, one of whom administers',
        params,
        body: releaseBody,
        response: answers(branchStanding),
      },
    },
    async (request) => {
      const { id } = request.params;
      const now = centre.sources.clock.now();
      const said = { ...request.body, officer: officerOf(request), branch: known(centre, id), now };
      const accepted = acceptRestore(centre, said);
      if (!accepted.ok) throw new ProblemError(accepted.error);
      if (accepted.value === 'both') {
        await centre.intake.goBack(id, request.body.seq - 1);
        await centre.intake.load(id);
      }
      return standingOf(known(centre, id), centre.sources.clock.now());
    },
  );

  app.get(
    '/branches/:id/days/:date/evidence',
    {
      config: { permission: 'evidence.read' },
      schema: {
        tags: ['branches'],
        summary:
          'The proven rows of a business date, with the key that was pinned: to be verified by whoever reads them',
        params: params.extend({ date: businessDate }),
        response: answers(dayEvidence),
      },
    },
    async (request) => {
      const { id, date } = request.params;
      const { publicKey } = known(centre, id);
      const keyId = readPublicKey(nodeCrypto, publicKey)?.keyId ?? '';
      const rows = await centre.intake.rowsOf(id, date);
      if (rows.length === 0) throw new ProblemError('centre.noDay');
      return {
        branchId: id,
        date,
        publicKey,
        keyId,
        rows: [...rows],
        rotations: [...(await centre.intake.rotations(id))],
      };
    },
  );
}

function known(centre: Centre, id: string) {
  const branch = centre.branches.byId(id);
  if (branch === null) throw new ProblemError('centre.noBranch');
  return branch;
}

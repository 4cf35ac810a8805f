import { gunzipSync } from 'node:zlib';
import {
  INTAKE_BYTES,
  INTAKE_HEAD,
  INTAKE_ROWS,
  INTAKE_TYPE,
  type IntakeReceipt,
  intakeHeld,
  intakeReceipt,
} from '@turno25/shared/contracts/intake.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Centre } from '../../centre.ts';
import { signedEnd } from '../../intake/signedDelivery.ts';
import type { Delivered } from '../../registry/standing.ts';
import { branchOf } from '../auth.ts';

/** What one branch may send in a minute, by its own token: nobody uses up the pace of another by naming it in the address. */
const PACE = { max: 120, timeWindow: '1 minute' } as const;

const params = z.object({ branchId: z.string().max(63) });

/** Branches behind a router, and mobile units, deliver their evidence by themselves: each with its token, its own alone. */
export function intakeRoutes(app: Api, centre: Centre): void {
  app.addContentTypeParser(INTAKE_TYPE, { parseAs: 'buffer', bodyLimit: INTAKE_BYTES }, (_request, body, done) =>
    done(null, body),
  );

  app.get(
    '/intake/:branchId',
    {
      config: { permission: 'intake.deliver' },
      schema: {
        tags: ['intake'],
        summary: 'Up to where the centre holds the evidence of this branch, proven or in quarantine',
        params,
        response: answers(intakeHeld),
      },
    },
    async (request) => {
      const { id } = ownBranch(request);
      const { held, hash } = receiptOf(await centre.intake.deliver(id, ''));
      return { held, hash };
    },
  );

  app.post(
    '/intake/:branchId',
    {
      config: { permission: 'intake.deliver', rateLimit: { ...PACE, keyGenerator: (request) => branchOf(request).id } },
      bodyLimit: INTAKE_BYTES,
      schema: {
        tags: ['intake'],
        summary: `Rows of the ledger as NDJSON, at most ${INTAKE_ROWS}, also compressed with gzip`,
        description: `What is held already is passed over. What does not verify is named, and asked for once more. ${INTAKE_HEAD} bears the signed head of the last row.`,
        consumes: [INTAKE_TYPE],
        params,
        response: answers(intakeReceipt),
      },
    },
    async (request) => {
      const { id, publicKey, rotations } = ownBranch(request);
      const text = textIn(request);
      if (lines(text) > INTAKE_ROWS) throw new ProblemError('request.tooLarge');
      const pinned = { publicKey, rotations: [...rotations, ...(await centre.intake.rotations(id))] };
      const head = signedEnd(text, request.headers[INTAKE_HEAD], pinned);
      if (text.trim() !== '' && head === null) throw new ProblemError('intake.unsigned');
      const delivered = await centre.intake.deliver(id, text);
      // Whoever comes back with an older copy meets it again.
      if (head !== null && delivered.state !== 'quarantined' && delivered.held === head.seq)
        centre.branches.keepHead(id, head);
      return receiptOf(delivered);
    },
  );
}

/** The branch of the token, which must be the one that the address names. */
function ownBranch(request: FastifyRequest) {
  const branch = branchOf(request);
  if (branch.id !== idIn(request)) throw new ProblemError('auth.forbidden');
  return branch;
}

function idIn({ params: said }: FastifyRequest): string {
  return (said as z.infer<typeof params>).branchId;
}

function textIn({ body, headers }: FastifyRequest): string {
  if (!Buffer.isBuffer(body)) throw new ProblemError('request.mediaType');
  try {
    const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body, { maxOutputLength: INTAKE_BYTES }) : body;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (error) {
    const { code } = error as { readonly code?: string };
    throw new ProblemError(code === 'ERR_BUFFER_TOO_LARGE' ? 'request.tooLarge' : 'request.invalid');
  }
}

function lines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function receiptOf({ state, held, hash, heldBack, heldBackHash, fault }: Delivered): IntakeReceipt {
  const beyond = state === 'quarantined' && heldBack > held;
  const place = beyond ? { held: heldBack, hash: heldBackHash } : { held, hash: held === 0 ? null : hash };
  return {
    ...place,
    state: state === 'quarantined' ? 'quarantined' : 'accepted',
    ...(fault === null ? {} : { finding: { seq: fault.seq, code: fault.code } }),
  };
}

import { count } from '@turno25/shared/contracts/primitives.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { callerOf } from '../auth.ts';

const PAGE = 5000;

/**
 * The evidence: the chain's head, and its rows as NDJSON with the exact payload bytes. The centre's own asking is the
 * receipt of what it got before.
 */
export function ledgerRoutes(app: Api, branch: Branch): void {
  app.get(
    '/ledger/head',
    {
      config: { permission: 'ledger.read' },
      schema: {
        tags: ['ledger'],
        summary: 'Head of the chain',
        response: answers(
          z.object({ epoch: z.string(), seq: count, hash: z.string(), keyId: z.string(), publicKey: z.string() }),
        ),
      },
    },
    () => {
      const head = branch.ledger.head();
      const { keyId, publicPem } = branch.branchKey;
      return { epoch: branch.epoch, seq: head.seq, hash: hexOf(head.hash), keyId, publicKey: publicPem };
    },
  );

  app.get(
    '/ledger',
    {
      config: { permission: 'ledger.read' },
      schema: {
        tags: ['ledger'],
        summary: `Events after a sequence number as NDJSON, at most ${PAGE}; asking says that everything up to it is held`,
        description:
          'The central office pulls until a page is empty: `after` acknowledges what arrived, and only that counts as delivered.',
        querystring: z.strictObject({
          after: z.coerce.number().int().nonnegative().default(0),
          limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
        }),
      },
    },
    (request, reply) => {
      const { actor } = callerOf(request);
      const { after, limit } = request.query;
      if (actor.role === 'central' && after <= branch.ledger.head().seq) branch.handover.acknowledge(after);
      const lines: string[] = [];
      for (const row of branch.ledger.rows(after)) {
        lines.push(JSON.stringify(writeRow(row)));
        if (lines.length === limit) break;
      }
      return reply
        .header('content-type', 'application/x-ndjson; charset=utf-8')
        .send(lines.map((line) => `${line}\n`).join(''));
    },
  );
}

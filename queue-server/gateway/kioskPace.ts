import { KIOSK_TICKETS_PER_MINUTE } from '@turno25/shared/domain/law.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pace } from '../access/pace.ts';
import type { Branch } from '../branch.ts';
import { configOf } from '../read-models/visitView.ts';
import { callerOf } from './auth.ts';
import { ProblemError } from './problems.ts';

/** A kiosk that was alone brings home what it gave in many minutes at once. */
const DELIVERIES_TO_A_TICKET = 20;

type Paced = (request: FastifyRequest, reply: FastifyReply, run: () => Promise<FastifyReply>) => Promise<FastifyReply>;

export type KioskPace = {
  /** Runs a request that gives a ticket; it counts if it gave one. */
  readonly ticket: Paced;
  /** The same of one that brings a ticket home; too many are told to come later, so that none is lost. */
  readonly delivery: Paced;
};

/**
 * No kiosk gives more tickets in a minute than people can take from it: whoever has its token fills neither the line nor
 * the ledger. Only kiosks are counted, and of them only what they were given.
 */
export function kioskPace(branch: Branch, limited: boolean): KioskPace {
  const tickets = new Pace(branch.sources.spans);
  const deliveries = new Pace(branch.sources.spans);
  const most = (): number => configOf(branch.engine.state()).kiosks?.ticketsPerMinute ?? KIOSK_TICKETS_PER_MINUTE;
  const paced =
    (pace: Pace, times: number, code: 'ticket.tooFast' | 'request.tooMany'): Paced =>
    async (request, reply, run) => {
      const { actor } = callerOf(request);
      if (!limited || actor.kind !== 'device') return run();
      const free = pace.take(actor.id, most() * times);
      if (free === null) throw new ProblemError(code);
      await run();
      if (reply.statusCode >= 400) free();
      return reply;
    };
  return {
    ticket: paced(tickets, 1, 'ticket.tooFast'),
    delivery: paced(deliveries, DELIVERIES_TO_A_TICKET, 'request.tooMany'),
  };
}

import { Pace } from '@turno25/shared/access/pace.ts';
import type { BusinessDate, VisitId } from '@turno25/shared/domain/ids.ts';
import { KIOSK_TICKETS_PER_MINUTE, PAPERS_TOLD_OF_A_VISIT } from '@turno25/shared/domain/law.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Branch } from '../branch.ts';
import { configOf } from '../read-models/visitView.ts';
import { callerOf } from './auth.ts';

/** A kiosk that was alone brings home what it gave in many minutes at once. */
const DELIVERIES_TO_A_TICKET = 20;
/** A paper that fails, is asked for again and comes out as a copy. */
const PRINTS_TO_A_TICKET = 4;

type Paced = (request: FastifyRequest, reply: FastifyReply, run: () => Promise<FastifyReply>) => Promise<FastifyReply>;

export type KioskPace = {
  /** Runs a request that gives a ticket; it counts if it gave one. */
  readonly ticket: Paced;
  /** The same of one that brings a ticket home; too many are told to come later, so that none is lost. */
  readonly delivery: Paced;
  /** The same of one that tells what became of a paper, whatever is answered: each leaves a row. */
  readonly print: Paced;
  /** Whether of this visit's paper there is still something to be told: after so many times nobody learns anything from one more. */
  readonly mayTellPaperOf: (visitId: VisitId) => boolean;
};

/**
 * No kiosk gives more tickets in a minute than people can take from it: whoever has its token fills neither the line nor
 * the ledger. Only kiosks are counted, and of them only what they were given.
 */
export function kioskPace(branch: Branch, limited: boolean): KioskPace {
  const tickets = new Pace(branch.sources.spans);
  const deliveries = new Pace(branch.sources.spans);
  const prints = new Pace(branch.sources.spans);
  const papers = new PapersOfTheDay(branch);
  const most = (): number => configOf(branch.engine.state()).kiosks?.ticketsPerMinute ?? KIOSK_TICKETS_PER_MINUTE;
  const paced =
    (pace: Pace, times: number, code: 'ticket.tooFast' | 'request.tooMany'): Paced =>
    async (request, reply, run) => {
      const { actor } = callerOf(request);
      if (!limited || actor.kind !== 'device') return run();
      const free = pace.take(actor.id, most() * times);
      if (free === null) throw new ProblemError(code);
      await run();
      if (reply.statusCode >= 400 && pace !== prints) free();
      return reply;
    };
  return {
    ticket: paced(tickets, 1, 'ticket.tooFast'),
    delivery: paced(deliveries, DELIVERIES_TO_A_TICKET, 'request.tooMany'),
    print: paced(prints, PRINTS_TO_A_TICKET, 'request.tooMany'),
    mayTellPaperOf: (visitId) => papers.mayTell(visitId),
  };
}

/** How often each paper was told of, since the branch's day began or the process did. */
class PapersOfTheDay {
  readonly #branch: Branch;
  readonly #told = new Map<VisitId, number>();
  #date: BusinessDate | null = null;

  constructor(branch: Branch) {
    this.#branch = branch;
  }

  mayTell(visitId: VisitId): boolean {
    const date = this.#branch.engine.state().day?.date ?? null;
    if (date !== this.#date) this.#told.clear();
    this.#date = date;
    const told = this.#told.get(visitId) ?? 0;
    if (told >= PAPERS_TOLD_OF_A_VISIT) return false;
    // Others are refused, and leave nothing here.
    if (this.#branch.reports.issued(visitId) !== null) this.#told.set(visitId, told + 1);
    return true;
  }
}

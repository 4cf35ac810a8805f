import { type DispatchView, type Policy, pick, type WaitingTicket } from '../policy.ts';

/**
 * Novo SGA 2.0 and 2.1 (`config/app.default.php`, `FilaService.php`) with equal service weights: by appointment, then
 * priority weight, then arrival. Where the tickets without an appointment go is the database's own order of nulls, so
 * the same program is two rules: MySQL puts walk-ins before every appointment…
 */
export const novosga21MySql: Policy = novosga21('novosga-2.1-mysql', 'walkInsFirst');

/** …and PostgreSQL puts every appointment before the walk-ins, however long these have waited. */
export const novosga21PostgreSql: Policy = novosga21('novosga-2.1-postgresql', 'bookedFirst');

function novosga21(name: string, nulls: 'walkInsFirst' | 'bookedFirst'): Policy {
  return {
    name,
    version: 1,
    idleOrder: 'longestIdle',
    tiers: ['BOOKED', 'PREFERENTIAL', 'ARRIVAL'],
    defaults: {},
    choose: (view) => pick(view.callable.map((ticket) => candidate(ticket, view, nulls))),
  };
}

function candidate(ticket: WaitingTicket, view: DispatchView, nulls: 'walkInsFirst' | 'bookedFirst') {
  if (ticket.bookedFor !== null) {
    const rank = nulls === 'bookedFirst' ? 0 : 3;
    return { ticket, tier: 'BOOKED', rank, key: ticket.bookedFor - view.now, numbers: null };
  }
  const { preferential } = ticket;
  return {
    ticket,
    tier: preferential ? 'PREFERENTIAL' : 'ARRIVAL',
    rank: preferential ? 1 : 2,
    key: ticket.arrivedAt - view.now,
    numbers: null,
  };
}

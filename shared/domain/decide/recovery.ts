import { limitOf } from '../branch/limit.ts';
import { MINUTE } from '../ids.ts';
import type { DomainEvent } from '../ledger/events.ts';
import { ok } from '../result.ts';
import { blockOf } from '../state/blocks.ts';
import { nextOrdinal } from '../state/state.ts';
import { type Decider, happened, refuse } from './context.ts';
import { inLateDay } from './lateDay.ts';

/**
 * A kiosk hands back a ticket that this branch had acknowledged in a part of its ledger that a restore left out. It comes in
 * as it was taken, by the branch's own signed word: today into its place in the line, of a day that is over as expired at
 * its closing. What the present ledger holds, or what no restore left out, changes nothing.
 */
export const recoverTicket: Decider<'recoverTicket'> = (state, command, facts) => {
  const { epoch, seq, date, at, ticket, fromBlock } = command;
  const { visitId, series, number, serviceId } = ticket;
  if (facts.issued !== null) return ok([]);
  const restore = state.restores.find(({ oldEpoch }) => oldEpoch === epoch);
  // A copy of which this ledger knows nothing went on by itself, and was left.
  if (epoch === facts.epoch || (restore !== undefined && seq <= restore.cutSeq))
    return refuse('receipt.notLost', { seq });
  if (facts.numberTaken) return refuse('ticket.numberTaken', { series, number });
  const service = state.config?.config.services.find((one) => one.id === serviceId);
  if (state.config === null || service === undefined) return refuse('service.unknown', { serviceId });
  const today = state.day?.date === date;
  if (!today && facts.closedAt === null && date >= facts.localDate) return refuse('day.closed', { date });
  const late = !today && facts.closedAt === null;
  const opened = today ? (state.day?.limitsMs ?? null) : facts.limitsMs;
  const issued: DomainEvent = {
    ...happened(facts, date, 'ticketIssued', {
      ...ticket,
      ordinal: today ? nextOrdinal(state) : facts.ticketsOfDate + 1,
      limitMs: late ? service.limitMinutes * MINUTE : limitOf(opened, service),
      identity: null,
      personKeys: [],
      expected: null,
      continues: null,
      recovered: { epoch, seq },
    }),
    at: Math.min(at, facts.now),
  };
  // The grant of its number was lost too.
  const granted: DomainEvent[] =
    fromBlock && blockOf(state, date, { series, number }) === undefined
      ? [
          happened(facts, null, 'blockGranted', {
            deviceId: ticket.deviceId ?? facts.actor.id,
            date,
            series,
            from: number,
            to: number,
          }),
        ]
      : [];
  if (today) return ok([...granted, issued]);
  const closedAt = facts.closedAt ?? Math.min(facts.now, facts.lateDay.hours?.closesAt ?? facts.now);
  const expired = { ...happened(facts, date, 'visitExpired', { visitId }), at: Math.max(issued.at, closedAt) };
  const events = [issued, expired];
  return ok([...granted, ...(late ? inLateDay(state.config, date, facts, events, closedAt) : events)]);
};

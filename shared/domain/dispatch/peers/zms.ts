import { MINUTE } from '../../ids.ts';
import { type Candidate, type DispatchView, type Policy, pick, type WaitingTicket } from '../policy.ts';

/** What ZMS takes one service to last, and how far ahead of the present its first step stands. */
const STEP = 10 * MINUTE;
const AHEAD = 2 * MINUTE;

/**
 * ZMS of Berlin and Munich (`Collection/QueueList.php`, `getNextProcess`): not a sort but a merge played with one clerk
 * and services of ten minutes. Priorities are 1 for preferential, 2 for appointments and 3 for the rest. A walk-in of
 * priority 3 is called only while no appointment is due within two minutes.
 */
export const zms: Policy = {
  name: 'zms',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['PREFERENTIAL', 'BOOKED', 'ARRIVAL'],
  defaults: {},
  choose: (view) => pick(mergeOrder(view)),
};

function mergeOrder(view: DispatchView): Candidate[] {
  const booked = view.callable.filter((ticket) => ticket.bookedFor !== null).sort((a, b) => compare(a, b));
  const walkIns = view.callable.filter((ticket) => ticket.bookedFor === null).sort((a, b) => compare(a, b));
  const order: Candidate[] = [];
  const take = (ticket: WaitingTicket, tier: string): void => {
    order.push({ ticket, tier, rank: 0, key: order.length, numbers: null });
  };
  let nextBooked = 0;
  let nextWalkIn = 0;
  for (let at = view.now + AHEAD; order.length < view.callable.length; at += STEP) {
    const walkIn = walkIns[nextWalkIn];
    const appointment = booked[nextBooked];
    if (walkIn?.preferential === true) {
      take(walkIn, 'PREFERENTIAL');
      nextWalkIn += 1;
    } else if (appointment !== undefined && at >= slotOf(appointment)) {
      take(appointment, 'BOOKED');
      nextBooked += 1;
    } else if (walkIn !== undefined) {
      take(walkIn, 'ARRIVAL');
      nextWalkIn += 1;
    }
  }
  return order;
}

/** By priority, arrival (the slot of an appointment) and number. */
function compare(a: WaitingTicket, b: WaitingTicket): number {
  return Number(b.preferential) - Number(a.preferential) || slotOf(a) - slotOf(b) || a.ordinal - b.ordinal;
}

function slotOf(ticket: WaitingTicket): number {
  return ticket.bookedFor ?? ticket.arrivedAt;
}

import { addDays } from '../calendar/businessDates.ts';
import type { BusinessDate, DeviceId, Series } from '../ids.ts';
import { BLOCK_DAYS_AHEAD } from '../law.ts';
import type { DomainEvent } from '../ledger/events.ts';
import { ok } from '../result.ts';
import { blockOf } from '../state/blocks.ts';
import type { BranchState, NumberBlock } from '../state/state.ts';
import { visitsWithNumber } from '../state/visits/visitsWithNumber.ts';
import { type Decider, happened, refuse } from './context.ts';

/** Kiosks that lose the server give numbers from here on: a citizen sees at once a number of its own kind, far from the line's. */
const FIRST_OF_BLOCKS = 501;
const BLOCK_SIZE = 40;
/** The first number of a date that no lost part of the ledger can have granted to a kiosk. */
export function firstOfBlocks({ restores }: BranchState, date: BusinessDate): number {
  const lost = restores.filter(({ grantsUntil }) => date <= grantsUntil).map(({ grantsFrom }) => grantsFrom);
  return Math.max(FIRST_OF_BLOCKS, ...lost);
}

/** The next number that the server gives in a series: blocks of kiosks are passed over. */
export function nextNumber(state: BranchState, series: Series, date: BusinessDate): number {
  let number = (state.lastNumber.get(series) ?? 0) + 1;
  // What kiosks may hold of the lost part of a restored ledger is passed over whole.
  if (number >= FIRST_OF_BLOCKS) number = Math.max(number, firstOfBlocks(state, date));
  for (let block = blockOf(state, date, { series, number }); block !== undefined; ) {
    number = block.to + 1;
    block = blockOf(state, date, { series, number });
  }
  return number;
}

/**
 * Reserves numbers for a kiosk on each of some dates of the coming two weeks, a block per series; another one when it has used half of its last.
 * Granted beforehand, so that no number can be given twice whoever loses whom.
 */
export const grantBlocks: Decider<'grantBlocks'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const seriesList = [...new Set(state.config.config.services.map((service) => service.series))];
  const granted: NumberBlock[] = [];
  const last = addDays(facts.localDate, BLOCK_DAYS_AHEAD);
  for (const date of command.dates.filter((wanted) => wanted >= facts.localDate && wanted <= last)) {
    for (const series of seriesList) {
      const all = [...state.blocks, ...granted].filter((block) => block.date === date && block.series === series);
      if (hasRoom(state, all, command.deviceId)) continue;
      const from = Math.max(
        firstOfBlocks(state, date),
        (state.lastNumber.get(series) ?? 0) + 1,
        ...all.map((block) => block.to + 1),
      );
      granted.push({ deviceId: command.deviceId, date, series, from, to: from + BLOCK_SIZE - 1 });
    }
  }
  const events: DomainEvent[] = granted.map((block) => happened(facts, null, 'blockGranted', block));
  return ok(events);
};

function hasRoom(state: BranchState, blocks: readonly NumberBlock[], deviceId: DeviceId): boolean {
  const last = blocks.findLast((block) => block.deviceId === deviceId);
  if (last === undefined) return false;
  // Memory holds the open day only, so that of other days nothing is known to be used.
  if (last.date !== state.day?.date) return last.to - last.from >= BLOCK_SIZE / 2;
  let left = 0;
  for (let number = last.from; number <= last.to; number += 1) {
    if (visitsWithNumber(state, { series: last.series, number }).length === 0) left += 1;
  }
  return left > BLOCK_SIZE / 2;
}

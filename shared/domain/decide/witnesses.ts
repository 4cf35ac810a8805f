import { MINUTE } from '../ids.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { FactsOf } from '../ledger/facts.ts';
import type { Disagreement, NumbersGiven, RememberedHead } from '../ledger/heads.ts';
import { ok } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import { firstOfBlocks } from './blocks.ts';
import { type Decider, happened, refuse } from './context.ts';

/** Numbers left out after a restore of the same day: more than a branch gives between two backups, and the next ones are plain. */
const LEAP = 200;
const LEAP_PER_MINUTE = 10;
/** The same of numbers that kiosks may hold by themselves, of a series and a date: those of twenty-five blocks. */
const UNKNOWN_GRANTS = 1_000;

/**
 * Somebody hands back a head of this branch. One that the ledger contains changes nothing. One that it does not contain is
 * written down, once: seals name it from then on. What lies beyond the cut of a restore is what the restore left out.
 */
export const witnessHead: Decider<'witnessHead'> = (state, { witness, head }, facts) => {
  const { numbers: _numbers, ...named } = head;
  const why = disagreement(state, head, facts);
  if (why === 'joins')
    return ok([happened(facts, null, 'restoreWitnessed', { witness, head: named, numbers: head.numbers })]);
  if (why === null) return ok([]);
  const id = `${head.seq}.${head.hash.slice(0, 16)}`;
  if (state.disputes.includes(id)) return ok([]);
  return ok([happened(facts, null, 'witnessDisagreed', { id, witness, head: named, why, numbers: head.numbers })]);
};

function disagreement(
  state: BranchState,
  head: RememberedHead,
  { ledgerId, epoch, hashAt }: FactsOf<'witnessHead'>,
): Disagreement | 'joins' | null {
  if (head.ledgerId !== ledgerId) return 'otherLedger';
  const held = hashAt === null ? 'absent' : hashAt === head.hash ? null : 'otherHash';
  if (head.epoch === epoch) return held;
  const restore = state.restores.find(({ oldEpoch }) => oldEpoch === head.epoch);
  if (restore === undefined) return 'otherEpoch';
  if (head.seq <= restore.cutSeq) return held;
  return head.seq > restore.joined ? 'joins' : null;
}

/** A copy of the ledger begins after its last event: under a new epoch, and with numbers that the lost part cannot have given. */
export const restoreLedger: Decider<'restoreLedger'> = (state, command, facts) => {
  if (command.cutSeq !== facts.headSeq) return refuse('restore.notAtTheEnd', { seq: facts.headSeq });
  const { oldEpoch, cutSeq, cutHash, newEpoch, source, leftOut, withoutCommands } = command;
  const numbers = numbersFrom(state, command, facts);
  const grantsFrom = firstOfBlocks(state, facts.localDate) + UNKNOWN_GRANTS + leapOf(facts);
  return ok([
    happened(facts, null, 'ledgerRestored', {
      oldEpoch,
      cutSeq,
      cutHash,
      newEpoch,
      source,
      leftOut,
      withoutCommands,
      numbers,
      grantsFrom,
    }),
  ]);
};

/**
 * How many numbers the lost part may have given in the time that it may have gone on: counted finely, so that the same copy
 * restored twice in one minute does not begin twice at the same number.
 */
function leapOf({ now, lastAt }: FactsOf<'restoreLedger'>): number {
  return Math.ceil((Math.max(0, now - lastAt) * LEAP_PER_MINUTE) / MINUTE);
}

function numbersFrom(
  { day, config, lastNumber }: BranchState,
  { known }: CommandOf<'restoreLedger'>,
  facts: FactsOf<'restoreLedger'>,
): NumbersGiven | null {
  if (day === null || config === null) return null;
  const leap = LEAP + leapOf(facts);
  const remembered = known?.date === day.date ? known.last : {};
  const series = [...new Set(config.config.services.map((service) => service.series))];
  const last = series.map((one) => [one, Math.max((lastNumber.get(one) ?? 0) + leap, remembered[one] ?? 0)] as const);
  return { date: day.date, last: Object.fromEntries(last) };
}

/** Another key signs from here on. */
export const rotateKey: Decider<'rotateKey'> = (_state, { rotation }, facts) =>
  ok([happened(facts, null, 'keyRotated', rotation)]);

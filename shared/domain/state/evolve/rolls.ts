import type { EventOf } from '../../ledger/events.ts';
import { must } from '../../result.ts';
import { ROLL_SERIES, type Roll } from '../../visit/roll.ts';
import type { BranchState } from '../state.ts';

/** Numbers go on from roll to roll for as long as the branch lives: no paper ever has the number of another. */
export function rollIssued(state: BranchState, { payload, at }: EventOf<'rollIssued'>): BranchState {
  const { rollId, from, to } = payload;
  if (from !== nextRollNumber(state) || to < from) throw new Error(`roll ${rollId} begins at ${from}`);
  const roll: Roll = { rollId, from, to, issuedAt: at, next: from, lastTakenAt: null, asked: null };
  return { ...state, rolls: [...state.rolls, roll] };
}

export function nextRollNumber({ rolls }: BranchState): number {
  return (rolls.at(-1)?.to ?? 0) + 1;
}

export function rollAsked(state: BranchState, { payload }: EventOf<'rollAsked'>): BranchState {
  const { rollId, batchId, date, from, to, act, sealedAct, lines, issuedBeside, askedBy: by, manager } = payload;
  const asked = { batchId, date, from, to, act: { mark: act, text: sealedAct }, lines, issuedBeside, by, manager };
  return withRoll(state, rollId, (roll) => ({ ...roll, asked }));
}

export function rollDropped(state: BranchState, { payload }: EventOf<'rollDropped'>): BranchState {
  return withRoll(state, payload.rollId, (roll) => ({ ...roll, asked: null }));
}

/** A paper counts once, and was given after its roll was made and after the papers before it. */
export function rollVisitEntered(state: BranchState, { payload, businessDate }: EventOf<'rollVisitEntered'>) {
  const { rollId, number, series, takenAt, askedBy, approvedBy } = payload;
  const entered = withRoll(state, rollId, (roll) => {
    const inOrder = number >= roll.next && number <= roll.to && takenAt >= (roll.lastTakenAt ?? roll.issuedAt);
    if (series !== ROLL_SERIES || !inOrder) throw new Error(`paper ${number} of roll ${rollId} is not the next one`);
    if (askedBy === approvedBy) throw new Error(`paper ${number} of roll ${rollId} was entered by one person alone`);
    return { ...roll, next: number + 1, lastTakenAt: takenAt };
  });
  // Of a day that is over memory holds nothing; today it is one more in the order of issue.
  if (businessDate !== state.day?.date) return entered;
  return { ...entered, papers: state.papers + 1 };
}

export function rollEntered(state: BranchState, { payload }: EventOf<'rollEntered'>): BranchState {
  const { rollId, numbers } = payload;
  return withRoll(state, rollId, (roll) => {
    if (numbers.to > roll.to || roll.next > numbers.to + 1) throw new Error(`roll ${rollId} ends at ${roll.to}`);
    return { ...roll, next: numbers.to + 1, asked: null };
  });
}

function withRoll(state: BranchState, rollId: string, change: (roll: Roll) => Roll): BranchState {
  must(
    state.rolls.find((roll) => roll.rollId === rollId),
    `roll ${rollId} was issued`,
  );
  return { ...state, rolls: state.rolls.map((roll) => (roll.rollId === rollId ? change(roll) : roll)) };
}

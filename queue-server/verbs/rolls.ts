import type { RollAnswer, rollEntriesBody } from '@turno25/shared/contracts/rolls.ts';
import { err, must, ok } from '@turno25/shared/domain/result.ts';
import { ROLL_SERIES, type RollLine } from '@turno25/shared/domain/visit/roll.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import type { Tokens } from '../vault/tokens.ts';
import type { VerbParts } from './parts.ts';
import { encryptText } from './personalData.ts';

type Entries = z.output<typeof rollEntriesBody>;
type Range = { readonly rollId: string; readonly from: number; readonly to: number };

/** A roll of numbers on paper; its codes are derived again whenever they are shown, and kept nowhere. */
export function issueRoll(parts: VerbParts, count: number): Verb<'issueRoll'> {
  return {
    command: () => ok({ type: 'issueRoll', count }),
    answer: ({ state, facts }) => {
      const { rollId, from, to } = must(
        state.rolls.find((roll) => roll.rollId === facts.newId),
        'the roll was issued',
      );
      return { rollId, from, to };
    },
    present: (range: Range): RollAnswer => ({ rollId: range.rollId, papers: papersOf(parts.tokens, range) }),
  };
}

/** The papers of a roll, in the order of their numbers. */
export function papersOf(tokens: Tokens, { from, to }: Pick<Range, 'from' | 'to'>): RollAnswer['papers'] {
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const number = from + place;
    return { number, label: formatTicketNumber({ series: ROLL_SERIES, number }), code: tokens.roll(number) };
  });
}

/** What became of papers, as one person writes it down from them: each with the code that it bears. */
export function askRoll(parts: VerbParts, rollId: string, body: Entries): Verb<'askRoll'> {
  return {
    command: ({ now, newId }) => {
      const { date, from, to, act, lines } = body;
      const wrong = lines.find((line) => 'given' in line && !parts.tokens.isOfRoll(line.number, line.code));
      if (wrong !== undefined) return err({ code: 'roll.code', detail: { number: wrong.number } });
      const text = must(encryptText(parts, act, 'act', { subject: newId, now }), 'an act is never empty');
      return ok({
        type: 'askRoll',
        rollId,
        date,
        from: Date.parse(from),
        to: Date.parse(to),
        act: { mark: parts.tokens.actMark(act), text },
        lines: lines.map(lineOf),
      });
    },
    answer: ({ facts }) => ({ state: 'asked', batchId: facts.newId }),
  };
}

/** A second person says the same. */
export function enterRoll(rollId: string, batchId: string): Verb<'enterRoll'> {
  return {
    command: () => ok({ type: 'enterRoll', rollId, batchId }),
    answer: ({ events }) => ({
      state: 'entered',
      visits: events.filter(({ type }) => type === 'rollVisitEntered').length,
      spoiled: events.flatMap((event) => (event.type === 'rollEntered' ? event.payload.spoiled : [])).length,
    }),
  };
}

/** Nobody says the same any more. */
export function dropRoll(rollId: string, batchId: string): Verb<'dropRoll'> {
  return { command: () => ok({ type: 'dropRoll', rollId, batchId }), answer: () => null };
}

function lineOf(line: Entries['lines'][number]): RollLine {
  if (!('given' in line)) return { number: line.number, given: null };
  const { takenAt, calledAt, startedAt, endedAt, ...rest } = line.given;
  return {
    number: line.number,
    given: {
      ...rest,
      takenAt: Date.parse(takenAt),
      calledAt: instantOf(calledAt),
      startedAt: instantOf(startedAt),
      endedAt: Date.parse(endedAt),
    },
  };
}

function instantOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

import type { RollEntriesBody } from '@turno25/shared/contracts/rolls.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';

/** How a paper ended, as it is chosen: attended with its outcome, or not, or given to nobody. */
export const ENDS = ['resolved', 'partial', 'referred', 'unresolved', 'noShow', 'left', 'spoiled'] as const;
export type PaperEnd = (typeof ENDS)[number];

/** A paper as somebody copies it: hours of the wall, `HH:MM`; empty where there is none. */
export type PaperLine = {
  readonly number: number;
  readonly code: string;
  readonly end: PaperEnd;
  readonly serviceId: string;
  readonly class: 'general' | 'preferential';
  readonly taken: string;
  readonly called: string;
  readonly started: string;
  readonly ended: string;
};

/** Which hours a paper needs, by how it ended. */
export function hoursOf(end: PaperEnd): readonly ('taken' | 'called' | 'started' | 'ended')[] {
  switch (end) {
    case 'spoiled':
      return [];
    case 'left':
      return ['taken', 'ended'];
    case 'noShow':
      return ['taken', 'called', 'ended'];
    default:
      return ['taken', 'called', 'started', 'ended'];
  }
}

/** The instant of an hour of the wall on a date, as the wire has it. */
export function instantAt(date: string, time: string, zone: string): string {
  return new Date(localTimeToInstant(date, time, zone)).toISOString();
}

/** What is sent of a paper. */
export function entryOf(line: PaperLine, date: string, zone: string): RollEntriesBody['lines'][number] {
  const { number, code, end } = line;
  if (end === 'spoiled') return { number };
  const needed = hoursOf(end);
  const at = (name: 'called' | 'started') => (needed.includes(name) ? instantAt(date, line[name], zone) : null);
  return {
    number,
    code,
    given: {
      serviceId: line.serviceId,
      class: line.class,
      takenAt: instantAt(date, line.taken, zone),
      calledAt: at('called'),
      startedAt: at('started'),
      endedAt: instantAt(date, line.ended, zone),
      outcome: end,
    },
  };
}

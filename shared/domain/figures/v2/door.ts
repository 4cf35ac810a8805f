import { byCodeUnits, sumOf } from '../numbers.ts';
import type { AnyEvent } from './events.ts';

/** What a host told of a day or of a period: beside everything, part of no share. */
export type DoorFigures = {
  /** People answered at the door, by how, in code-unit order; those of whom there were none are left out. */
  readonly resolved: readonly { readonly how: string; readonly count: number }[];
  /** The line outside: how often somebody counted it, and the most people that stood there. */
  readonly outside: { readonly marks: number; readonly most: number };
};

/** Of the events of one business date; null where nobody told anything, so that a day without a host seals what it always did. */
export function doorFigures(events: readonly AnyEvent[]): DoorFigures | null {
  const how = payloads<{ readonly how: string }>(events, 'resolvedAtDoor').map((answer) => answer.how);
  const people = payloads<{ readonly people: number }>(events, 'outsideLineMarked').map((mark) => mark.people);
  if (how.length === 0 && people.length === 0) return null;
  return {
    resolved: countsOf([...Map.groupBy(how, (one) => one)].map(([one, all]) => ({ how: one, count: all.length }))),
    outside: { marks: people.length, most: Math.max(0, ...people) },
  };
}

/** The days of a period together; null where none has any. */
export function sumDoors(days: readonly (DoorFigures | undefined)[]): DoorFigures | null {
  const told = days.filter((day) => day !== undefined);
  if (told.length === 0) return null;
  const groups = Map.groupBy(
    told.flatMap(({ resolved }) => resolved),
    ({ how }) => how,
  );
  return {
    resolved: countsOf([...groups].map(([how, rows]) => ({ how, count: sumOf(rows.map(({ count }) => count)) }))),
    outside: {
      marks: sumOf(told.map(({ outside }) => outside.marks)),
      most: Math.max(0, ...told.map(({ outside }) => outside.most)),
    },
  };
}

function countsOf(rows: DoorFigures['resolved']): DoorFigures['resolved'] {
  return rows.toSorted((a, b) => byCodeUnits(a.how, b.how));
}

function payloads<T>(events: readonly AnyEvent[], type: string): readonly T[] {
  return events.filter((event) => event.type === type).map(({ payload }) => payload as T);
}

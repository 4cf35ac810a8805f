import type { DayNote } from '@turno25/shared/contracts/day.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { formulaOf } from '@turno25/shared/domain/figures/formulas.ts';
import { measureDay } from '@turno25/shared/domain/figures/v1/measured.ts';
import { measureDay as measureVersion2 } from '@turno25/shared/domain/figures/v2/measured.ts';
import { plainEvents } from '@turno25/shared/domain/figures/v2/plain.ts';
import { sealedUnits } from '@turno25/shared/domain/figures/v2/sealedRows.ts';
import type { AnyDaily } from '@turno25/shared/domain/figures/v2/shape.ts';
import { withoutUndone } from '@turno25/shared/domain/figures/v2/undone.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { figuresOptions, openingOf } from '@turno25/shared/domain/ledger/opening.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { dictionaryCsv, figuresCsv, type Given, type ShownVisit, visitsCsv } from '@turno25/shared/figures/csv.ts';
import type { Telling } from '@turno25/shared/figures/present.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDateTime } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** The tables of a day as CSV: its figures, one row a visit, and what each column means. */
export const CSV_TABLES = ['figures', 'visits', 'dictionary'] as const;
export type CsvTable = (typeof CSV_TABLES)[number];

/** A day read from the ledger: what every export of it starts from. */
export type DayRecord = {
  readonly date: string;
  /** The branch's, on that day. */
  readonly zone: string;
  readonly figures: AnyDaily;
  readonly visits: readonly ShownVisit[];
  /** What was noted on it; absent: the notes are not asked for. */
  readonly notes?: readonly DayNote[];
};

/** The day as its events give it now (`now` for a day still open); null when it never opened. */
export function readDay(ledger: Ledger, date: string, now: number | null): DayRecord | null {
  const events: readonly DomainEvent[] = ledger.eventsOf(date);
  if (!events.some((event) => event.type === 'dayOpened')) return null;
  const closed = events.some((event) => event.type === 'dayClosed');
  const at = closed ? null : now;
  const version = openingOf(events).formulas ?? 1;
  const formula = must(formulaOf(version), `formulas ${version} are known`);
  return {
    date,
    zone: openingOf(events).zone,
    figures: formula(events, figuresOptions(events, date, at)),
    visits: withGiven(events, version === 1 ? measureDay(events, date, at).visits : visitsOfVersion2(events, date, at)),
  };
}

/** One for each unit: the calls and instants of its visit, and the waits of version 2. */
function visitsOfVersion2(events: readonly DomainEvent[], date: string, at: number | null): readonly ShownVisit[] {
  const day = measureVersion2(events, date, at);
  const plain = measureDay(plainEvents(events, day), date, at);
  const visits = new Map(plain.visits.map((visit) => [visit.record.visitId, visit]));
  return sealedUnits(day, events, date).map((unit) => ({
    ...must(visits.get(unit.visitId), 'version 1 reads every visit'),
    unit,
  }));
}

/**
 * Each with what was given in it. Only a finish ends a unit that others of the same visit follow, so that the first finish is
 * of the first one.
 */
function withGiven(events: readonly DomainEvent[], visits: readonly ShownVisit[]): readonly ShownVisit[] {
  const finishes = new Map<string, Given[]>();
  for (const event of withoutUndone(events)) {
    if (event.type !== 'attentionFinished') continue;
    const { visitId, servicesGiven, outcomes } = event.payload;
    const given = outcomes ?? servicesGiven.map((serviceId) => ({ serviceId, outcome: null }));
    finishes.set(visitId, [...(finishes.get(visitId) ?? []), given]);
  }
  return visits.map((visit) => {
    const given = finishes.get(visit.record.visitId)?.shift();
    return given === undefined ? visit : { ...visit, given };
  });
}

/** The figures of one seal of a day: the first ones stand beside every amendment. Null when there is no such seal. */
export function sealedFigures(ledger: Ledger, date: string, amendment: number): AnyDaily | null {
  for (const event of ledger.eventsOf(date)) {
    if (event.type === 'daySealed' && event.payload.amendment === amendment) return event.payload.figures;
  }
  return null;
}

/** Each note as one line of words: its stretch in the branch's hours, what happened, who wrote it. */
function notesOf({ notes = [], zone }: DayRecord): readonly string[] {
  const hour = (at: string): string => localDateTime(Date.parse(at), zone).slice(11, 16);
  return notes.map(({ from, to, text, by }) => {
    const words = text ?? say('figure.note.erased');
    const span =
      from === null ? '' : to === null ? say('figure.note.from', { from: hour(from) }) : `${hour(from)}-${hour(to)}`;
    return say('figure.note.line', { words: span === '' ? words : `${span}: ${words}`, by });
  });
}

/** One table of a day as CSV for a Spanish spreadsheet: BOM, `;`, CRLF. Whoever has the machine and its ledger is told all. */
export function dayCsv(day: DayRecord, table: CsvTable, config: BranchConfig, telling: Telling): string {
  const serviceName = (id: string): string => config.services.find((service) => service.id === id)?.name ?? id;
  switch (table) {
    case 'figures':
      return figuresCsv(day.figures, serviceName, notesOf(day), telling);
    case 'visits':
      return visitsCsv(day.visits, (instant) => localDateTime(instant, day.zone), serviceName);
    case 'dictionary':
      return dictionaryCsv();
  }
}

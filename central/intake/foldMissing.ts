import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { type CaseEvent, caseRows } from '@turno25/shared/domain/figures/cases/v1.ts';
import { caseFacts } from '@turno25/shared/domain/figures/facts/cases.ts';
import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import { openingOf } from '@turno25/shared/domain/ledger/opening.ts';
import { type DaySource, foldDay, institutionsIn } from '@turno25/shared/figures/foldedDay.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { centreFacts } from '../facts/centreFacts.ts';
import type { BranchDay } from '../warehouse/port.ts';
import type { Evidence } from './evidence.ts';
import type { Follower } from './follower.ts';

/** What the warehouse has of a branch: each date with the seal that it was made of, null for a day that went on. */
export type Loaded = readonly (readonly [date: string, seal: number | null])[];

export type FoldedFacts = {
  readonly days: readonly BranchDay[];
  /** Dates that the warehouse has and the evidence does not. */
  readonly gone: readonly string[];
  /** The cases as they stand; null where they are as they were told last, or there is more to come. */
  readonly cases: { readonly as: string; readonly rows: readonly FactRow[] } | null;
  /** Whether there are more days than were folded now. */
  readonly more: boolean;
};

/** What says how long machines worked, of how long the branch should have been open. */
const OF_MACHINES = [
  'serverBack',
  'deviceEnrolled',
  'deviceRevoked',
  'deviceLost',
  'deviceBack',
  'configPublished',
  'dayOpened',
  'dayClosed',
] as const;

/** Days folded in one turn, so that other branches of the same thread come between. */
const AT_ONCE = 10;

/**
 * What the warehouse lacks of a branch, oldest first: sealed days whose seal is another, and the day that goes on, as it was
 * at its last event and not at the hour when somebody looked, so that the same evidence gives the same facts on any machine.
 */
export function foldMissing(
  evidence: Evidence,
  follower: Follower,
  branchId: string,
  { loaded, casesAs }: { readonly loaded: Loaded; readonly casesAs: string | null },
): FoldedFacts {
  const has = new Map(loaded);
  const seals = evidence.lastSeals();
  // A day that was closed and whose seal has not come yet is still the day that goes on.
  const openDate = follower.openDate() ?? evidence.lastOpened();
  const config = follower.config();
  // A branch of practice counts nowhere, whoever enrolled it.
  if (config === null || config.branch.practice === true)
    return { days: [], gone: loaded.map(([date]) => date), cases: null, more: false };
  const known = new Map<number, BranchConfig | null>();
  const configOf = (version: number): BranchConfig | null => {
    const found = known.has(version) ? known.get(version) : evidence.configOfVersion(version);
    known.set(version, found ?? null);
    return found ?? null;
  };
  const institutionsOf = (version: number): ReadonlyMap<string, string> => institutionsIn(configOf(version));
  const machines = evidence.rareEvents(OF_MACHINES);
  const fold = (date: string, sealSeq: number | null): BranchDay => {
    const { seq, recordedAt } = follower.stands();
    const open = sealSeq === null;
    const upTo = sealSeq ?? seq;
    const events = evidence.eventsOf(date, upTo);
    // Read once for all that is made of them.
    const source: DaySource = { eventsOf: () => events, keyedTickets: evidence.keyedTickets.bind(evidence) };
    const folded = foldDay(source, date, upTo, open ? recordedAt : null, institutionsOf);
    const beside = centreFacts({
      date,
      formulas: folded.formulas,
      events,
      machines: machines.filter((event) => event.seq <= upTo),
      // A seal is the last of the events that it was looked at with.
      at: open ? recordedAt : (events.at(-1)?.recordedAt ?? recordedAt),
      open,
    });
    const comunaId = configOf(openingOf(events).configVersion)?.branch.comuna ?? null;
    return { branchId, date, sealSeq, comunaId, ...folded, beside };
  };
  const missing = seals.filter(({ date, seal }) => has.get(date) !== seal);
  const turn = missing.slice(0, AT_ONCE);
  const days = turn.map(({ date, seal }) => fold(date, seal));
  const more = missing.length > turn.length;
  const sealed = new Set(seals.map(({ date }) => date));
  const open = openDate !== null && !sealed.has(openDate) && !more ? [fold(openDate, null)] : [];
  const gone = more ? [] : loaded.flatMap(([date]) => (sealed.has(date) || date === openDate ? [] : [date]));
  return {
    days: [...days, ...open],
    gone,
    cases: more ? null : casesOf(evidence, follower, config.branch.zone, casesAs),
    more,
  };
}

/** Whether a case is late depends on the date: with the last event of a case, that says whether they changed. */
function casesOf(evidence: Evidence, follower: Follower, zone: string, told: string | null): FoldedFacts['cases'] {
  const dateOf = (at: number): string => localDate(at, zone);
  const asOf = dateOf(follower.stands().recordedAt);
  const as = `${evidence.lastCase()} ${asOf}`;
  if (as === told) return null;
  const events = evidence.rareEvents(['oirsFiled', 'oirsClosed']) as readonly CaseEvent[];
  return { as, rows: caseFacts(caseRows(events, { from: '0000-01-01', to: '9999-12-31', asOf, dateOf })) };
}

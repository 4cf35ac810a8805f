import { keyedTickets, returnedVisits } from '@turno25/shared/domain/figures/facts/returns.ts';
import { columnsOf, DAY_TABLES, type DayTable, type FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import { foldedDay, institutionsIn, sinceOf } from '@turno25/shared/figures/foldedDay.ts';
import { FactRows } from '../figures/factRows.ts';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';

/**
 * Names the days whose kept facts are not those that their events give: figures by breakdowns would be computed from them. The
 * people of earlier days are taken from the events too, never from what is kept of them.
 */
export function factDifferences(db: Db, ledger: Ledger): string[] {
  // A file that this release never opened keeps none yet.
  if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'fact_of'").get() === undefined) return [];
  const kept = new FactRows(db);
  // Rows of a seal that the ledger does not have (any more) answer nothing: they are dropped as the branch begins.
  const named = `SELECT kept.business_date, seal_seq FROM fact_of AS kept
    JOIN event ON event.seq = seal_seq AND event.type = 'daySealed' AND event.business_date IS kept.business_date`;
  const others = `SELECT kept.business_date FROM fact_of AS kept
    JOIN event ON event.seq = seal_seq AND event.type = 'daySealed' AND event.business_date IS NOT kept.business_date`;
  const seals = new Map((db.prepare(named).raw().all() as [string, number][]).map(([date, seal]) => [date, seal]));
  const institutions = new Map<number, ReadonlyMap<string, string>>();
  const institutionsOf = (version: number): ReadonlyMap<string, string> => {
    const known = institutions.get(version) ?? institutionsIn(ledger.configOfVersion(version));
    institutions.set(version, known);
    return known;
  };
  const tickets = keyedTickets(ledger.keyedTickets('0000-01-01', '9999-12-31', Number.MAX_SAFE_INTEGER));
  const byDate = Map.groupBy(tickets, ({ date }) => date);
  const differing = (db.prepare(others).pluck().all() as string[]).map(
    (date) => `facts are kept of ${date} by the seal of another day`,
  );
  for (const [date, seal] of seals) {
    const since = sinceOf(date);
    const before = [...byDate].flatMap(([other, list]) => (other >= since && other < date ? list : []));
    const ofDay = (byDate.get(date) ?? []).filter(({ seq }) => seq <= seal);
    const facts = foldedDay(ledger.eventsOf(date, seal), date, null, {
      keyed: new Set(ofDay.map(({ visitId }) => visitId)),
      returned: returnedVisits(ofDay, before, seal),
      institutionsOf,
    });
    const agrees = DAY_TABLES.every((table) => isSame(table, kept.rowsOf(table, date), facts[table]));
    if (!agrees) differing.push(`the facts kept of ${date} are not what its events give`);
  }
  const known = new Set(db.prepare('SELECT business_date FROM fact_of').pluck().all());
  const strays = DAY_TABLES.flatMap((table) =>
    db.prepare(`SELECT DISTINCT business_date FROM ${table}`).pluck().all(),
  ).filter((date) => !known.has(date));
  return [...differing, ...[...new Set(strays)].map((date) => `facts are kept of ${date}, which has no seal`)];
}

function isSame(table: DayTable, kept: readonly FactRow[], folded: readonly FactRow[]): boolean {
  const names = columnsOf(table).map(([name]) => name);
  return (
    kept.length === folded.length &&
    kept.every((row, place) => names.every((name) => row[name] === (folded[place]?.[name] ?? null)))
  );
}

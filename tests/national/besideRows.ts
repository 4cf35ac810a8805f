/** Rows of what the centre folds beside the figures, for tests of what is told of them. */

/** `of`: machines, ms up, ms due, losses, ms unwatched. */
export function machineRow(branchId: string, date: string, place: number, kind: string, of: readonly number[]): string {
  return `INSERT INTO fact_availability
    (branch_id, business_date, place, formulas, kind, machines, up_ms, due_ms, losses, unwatched_ms)
    VALUES ('${branchId}', '${date}', ${place}, 2, '${kind}', ${of.join(', ')})`;
}

/** Empty calls, of fifty calls by so many attendants. */
export function signalRow(branchId: string, date: string, place: number, units: number, hits: number): string {
  return `INSERT INTO fact_signal (branch_id, business_date, place, formulas, rule, units, hits, trials, visits)
    VALUES ('${branchId}', '${date}', ${place}, 2, 'emptyCalls', ${units}, ${hits}, 50, 80)`;
}

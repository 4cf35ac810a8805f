import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Db } from '../ledger/database.ts';

type Row = { readonly id: string; readonly is: string; readonly active: number };

/** Names the people and devices whose rows are not what was registered: nobody enters by them, and somebody wrote them. */
export function accessDifferences(db: Db, { staff, devices }: BranchState): string[] {
  const people = db.prepare('SELECT id, role AS "is", active FROM staff ORDER BY id').all() as Row[];
  const machines = db.prepare('SELECT id, kind AS "is", active FROM device ORDER BY id').all() as Row[];
  return [
    ...people.flatMap((row) => difference('member of staff', row, staff.get(row.id)?.role, staff.get(row.id)?.active)),
    ...machines.flatMap((row) => difference('device', row, devices.get(row.id)?.kind, devices.get(row.id)?.active)),
  ];
}

function difference(what: string, row: Row, is: string | undefined, active: boolean | undefined): string[] {
  if (is === undefined) return [`${what} ${row.id} was never registered`];
  if (is !== row.is) return [`${what} ${row.id} is ${row.is} in its table and ${is} by the events`];
  return active === (row.active === 1) ? [] : [`${what} ${row.id} is ${active ? '' : 'not '}active by the events`];
}

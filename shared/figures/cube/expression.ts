import type { FactRow, FactValue } from '../../domain/figures/facts/tables.ts';

/**
 * What a figure counts, said once: each piece is a function of a row and the SQL of the same, in words that SQLite, DuckDB
 * and PostgreSQL understand alike. Conditions have three values, as SQL's have: null where a column holds nothing.
 */
export type Condition = { readonly sql: string; readonly of: (row: FactRow) => boolean | null };

/** A number of each row, to be added up; null where it has none. */
export type Term = { readonly sql: string; readonly of: (row: FactRow) => number | null };

/** A group that a row falls into; null where it falls into none. */
export type Group = { readonly sql: string; readonly of: (row: FactRow) => FactValue };

const quoted = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

function cellOf(row: FactRow, column: string): FactValue {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}

/** Holds of every row. */
export const EVERY_ROW: Condition = { sql: '1 = 1', of: () => true };

export function is(column: string, value: string | number): Condition {
  return compared(column, '=', quoted(value), (row) => {
    const held = cellOf(row, column);
    return held === null ? null : held === value;
  });
}

/** A column of yes and no. */
export function holds(column: string): Condition {
  return is(column, 1);
}

export function present(column: string): Condition {
  return { sql: `${column} IS NOT NULL`, of: (row) => cellOf(row, column) !== null };
}

export function atMost(column: string, limit: string | number): Condition {
  return ordered(column, '<=', limit, (held, other) => held <= other);
}

export function above(column: string, limit: string | number): Condition {
  return ordered(column, '>', limit, (held, other) => held > other);
}

/** Against a number or another column of numbers. */
function ordered(
  column: string,
  sign: string,
  limit: string | number,
  compare: (held: number, limit: number) => boolean,
): Condition {
  return compared(column, sign, String(limit), (row) => {
    const held = cellOf(row, column);
    const other = typeof limit === 'number' ? limit : cellOf(row, limit);
    return held === null || other === null ? null : compare(Number(held), Number(other));
  });
}

function compared(column: string, sign: string, other: string, of: Condition['of']): Condition {
  return { sql: `${column} ${sign} ${other}`, of };
}

export function all(...conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => (/ OR /.test(sql) ? `(${sql})` : sql)).join(' AND '),
    of: (row) => {
      let known: boolean | null = true;
      for (const { of } of conditions) {
        const one = of(row);
        if (one === false) return false;
        if (one === null) known = null;
      }
      return known;
    },
  };
}

export function any(...conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => (/ AND /.test(sql) ? `(${sql})` : sql)).join(' OR '),
    of: (row) => {
      let known: boolean | null = false;
      for (const { of } of conditions) {
        const one = of(row);
        if (one === true) return true;
        if (one === null) known = null;
      }
      return known;
    },
  };
}

export function not(condition: Condition): Condition {
  return {
    sql: `NOT (${condition.sql})`,
    of: (row) => {
      const one = condition.of(row);
      return one === null ? null : !one;
    },
  };
}

/** 1 for each row of which the condition holds. */
export function rows(condition: Condition): Term {
  return termOf(condition, '1', () => 1);
}

/** The same, and as many more as a column of every row says. */
export function rowsAnd(condition: Condition, name: string): Term {
  return {
    sql: `CASE WHEN ${condition.sql} THEN 1 ELSE 0 END + ${name}`,
    of: (row) => (condition.of(row) === true ? 1 : 0) + Number(cellOf(row, name)),
  };
}

/** 1 for each row of which the first condition holds, less 1 for each of which the other does. */
export function balance(plus: Condition, minus: Condition): Term {
  return {
    sql: `CASE WHEN ${plus.sql} THEN 1 WHEN ${minus.sql} THEN -1 END`,
    of: (row) => (plus.of(row) === true ? 1 : minus.of(row) === true ? -1 : null),
  };
}

/** A column of the rows of which the condition holds. */
export function column(name: string, condition: Condition): Term {
  return termOf(condition, name, (row) => number(cellOf(row, name)));
}

/** Several columns added, each 0 where it holds nothing. */
export function columns(names: readonly string[], condition: Condition): Term {
  return termOf(condition, names.join(' + '), (row) =>
    names.reduce<number | null>((sum, name) => {
      const one = number(cellOf(row, name));
      return sum === null || one === null ? null : sum + one;
    }, 0),
  );
}

/** What a column goes beyond another one, never below 0. */
export function excess(name: string, limit: string, condition: Condition): Term {
  return termOf(all(condition, above(name, limit)), `${name} - ${limit}`, (row) => {
    const [held, other] = [number(cellOf(row, name)), number(cellOf(row, limit))];
    return held === null || other === null ? null : held - other;
  });
}

function termOf(condition: Condition, value: string, of: (row: FactRow) => number | null): Term {
  return {
    sql: condition === EVERY_ROW ? value : `CASE WHEN ${condition.sql} THEN ${value} END`,
    of: (row) => (condition.of(row) === true ? of(row) : null),
  };
}

const number = (value: FactValue): number | null => (value === null ? null : Number(value));

/** The sum of a term over rows, as a whole number in every engine; 0 over none. */
export function sumSql({ sql }: Term): string {
  return `CAST(COALESCE(SUM(${sql}), 0) AS BIGINT)`;
}

export function plainGroup(name: string): Group {
  return { sql: name, of: (row) => cellOf(row, name) };
}

/** The first characters of a text: the month or the year of a date. */
export function beginning(name: string, length: number): Group {
  return { sql: `SUBSTR(${name}, 1, ${length})`, of: (row) => String(cellOf(row, name)).slice(0, length) };
}

/** The first of several cases that holds; null where none does. */
export function cases(list: readonly (readonly [Condition, Group | string])[]): Group {
  const sqlOf = (then: Group | string): string => (typeof then === 'string' ? quoted(then) : then.sql);
  return {
    sql: `CASE ${list.map(([when, then]) => `WHEN ${when.sql} THEN ${sqlOf(then)}`).join(' ')} END`,
    of: (row) => {
      const found = list.find(([when]) => when.of(row) === true)?.[1];
      return found === undefined ? null : typeof found === 'string' ? found : found.of(row);
    },
  };
}

/** A group with a text after it. */
export function followed(group: Group, text: string): Group {
  return { sql: `${group.sql} || ${quoted(text)}`, of: (row) => `${group.of(row)}${text}` };
}

/** Whether the month of a date is up to one of a year, 1 to 12. */
export function monthUpTo(name: string, month: number): Condition {
  const limit = String(month).padStart(2, '0');
  return {
    sql: `SUBSTR(${name}, 6, 2) <= ${quoted(limit)}`,
    of: (row) => String(cellOf(row, name)).slice(5, 7) <= limit,
  };
}

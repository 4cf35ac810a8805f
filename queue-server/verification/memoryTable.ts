import type { Cell, Cells, Change, Changes } from '../ledger/reportTables.ts';

/** A column as the migrations declare it. */
type Column = {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER';
  readonly notNull: boolean;
  readonly byDefault: Cell;
};

/** What the migrations declare of a table: its columns and which of them no two rows have alike, the key first. */
export type Declared = { readonly columns: readonly Column[]; readonly unique: readonly (readonly string[])[] };

type Row = Record<string, Cell>;

/** One reporting table in memory. It takes and refuses what the table of the database does. */
export class MemoryTable {
  readonly #declared: Declared;
  readonly #blank: Row;
  readonly #unique: readonly { readonly columns: readonly string[]; readonly rows: Map<Cell, Row> }[];
  /** Rows by a column by which they are looked for. */
  readonly #by = new Map<string, Map<Cell, Row[]>>();

  constructor(declared: Declared) {
    this.#declared = declared;
    this.#blank = Object.fromEntries(declared.columns.map(({ name, byDefault }) => [name, byDefault]));
    this.#unique = declared.unique.map((columns) => ({ columns, rows: new Map() }));
  }

  insert(cells: Cells, once: boolean): void {
    const row = { ...this.#blank, ...cells };
    this.#mustFit(row);
    const keys = this.#unique.map(({ columns }) => keyOf(row, columns));
    for (const [index, { columns, rows }] of this.#unique.entries()) {
      if (!rows.has(keys[index] ?? null)) continue;
      if (once) return;
      throw new Error(`another row has the same ${columns.join(', ')}`);
    }
    for (const [index, { rows }] of this.#unique.entries()) addUnique(rows, keys[index] ?? null, row);
    for (const [column, rows] of this.#by) addTo(rows, row[column] ?? null, row);
  }

  update(where: Cells, changes: Changes): void {
    const [first, ...others] = Object.entries(where);
    if (first === undefined) throw new Error('an update says which rows');
    for (const row of this.#rowsWith(...first))
      if (others.every(([column, value]) => row[column] === value)) this.#change(row, changes);
  }

  find(column: string, value: Cell): Cells | null {
    return this.#rowsWith(column, value)[0] ?? null;
  }

  /** Whether some rows are these, each once: `names` are those of their cells. Forgets the rows that it finds. `older`: the file may lack columns. */
  isExactly(names: readonly string[], rows: Iterable<readonly unknown[]>, older: boolean): boolean {
    const { unique } = this.#declared;
    const columns = this.#declared.columns.filter(({ name }) => !older || names.includes(name));
    const places = columns.map(({ name }) => names.indexOf(name));
    if (names.length !== columns.length || places.includes(-1)) return false;
    const [key = []] = unique;
    const keyPlaces = key.map((name) => names.indexOf(name));
    const left = new Map(this.#unique[0]?.rows);
    for (const cells of rows) {
      const id = keyPlaces.length === 1 ? (cells[keyPlaces[0] ?? 0] as Cell) : joined(keyPlaces.map((at) => cells[at]));
      const row = left.get(id);
      if (row === undefined) return false;
      for (const [index, { name }] of columns.entries()) if (row[name] !== cells[places[index] ?? 0]) return false;
      left.delete(id);
    }
    return left.size === 0;
  }

  #rowsWith(column: string, value: Cell): readonly Row[] {
    const single = this.#unique.find(({ columns }) => columns.length === 1 && columns[0] === column);
    if (single !== undefined) {
      const row = single.rows.get(value);
      return row === undefined ? [] : [row];
    }
    let rows = this.#by.get(column);
    if (rows === undefined) {
      rows = new Map();
      for (const row of this.#unique[0]?.rows.values() ?? []) addTo(rows, row[column] ?? null, row);
      this.#by.set(column, rows);
    }
    return rows.get(value) ?? [];
  }

  #change(row: Row, changes: Changes): void {
    const touched = this.#unique.filter(({ columns }) => columns.some((column) => column in changes));
    for (const { columns, rows } of touched) rows.delete(keyOf(row, columns));
    for (const column of Object.keys(changes)) {
      if (this.#by.has(column)) throw new Error(`rows are looked for by ${column}`);
      row[column] = changed(row[column] ?? null, changes[column] ?? null);
    }
    this.#mustFit(row);
    for (const { columns, rows } of touched) {
      const key = keyOf(row, columns);
      if (rows.has(key)) throw new Error(`another row has the same ${columns.join(', ')}`);
      addUnique(rows, key, row);
    }
  }

  #mustFit(row: Row): void {
    let cells = 0;
    for (const { name, type, notNull } of this.#declared.columns) {
      const cell = row[name];
      cells += 1;
      if (cell === null && !notNull) continue;
      const fits = type === 'TEXT' ? typeof cell === 'string' : Number.isSafeInteger(cell);
      if (!fits) throw new Error(`${name} is no ${type}`);
    }
    if (Object.keys(row).length !== cells) throw new Error('a column that the table does not have');
  }
}

function changed(before: Cell, change: Change): Cell {
  if (change === null || typeof change !== 'object') return change;
  return 'once' in change ? (before ?? change.once) : Number(before) + change.plus;
}

/** What no other row may have; null where a cell is: such rows are alike to no other. */
function keyOf(row: Row, columns: readonly string[]): Cell {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return row[only] ?? null;
  return joined(columns.map((column) => row[column]));
}

function joined(cells: readonly unknown[]): string | null {
  return cells.includes(null) ? null : JSON.stringify(cells);
}

function addUnique(rows: Map<Cell, Row>, key: Cell, row: Row): void {
  if (key !== null) rows.set(key, row);
}

function addTo(rows: Map<Cell, Row[]>, value: Cell, row: Row): void {
  const known = rows.get(value);
  if (known === undefined) rows.set(value, [row]);
  else known.push(row);
}

/** What a column of a reporting table holds. */
export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

/** A new value of a column; `once` where it has none yet; `plus` added to the one that it has. */
export type Change = Cell | { readonly once: Cell } | { readonly plus: number };
export type Changes = Readonly<Record<string, Change>>;

/** Where the fold of the events writes: in a branch's database, or in memory to be held against it. */
export type ReportTables = {
  /** A new row; columns without a name here have what the table declares. Throws on a row that the table does not take. */
  insert(table: string, row: Cells): void;
  /** The same, where no such row is yet. */
  insertOnce(table: string, row: Cells): void;
  /** Changes the rows that have these values. */
  update(table: string, where: Cells, changes: Changes): void;
  /** The first row with this value. */
  find(table: string, column: string, value: Cell): Cells | null;
};

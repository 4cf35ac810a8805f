/** What a cell holds: a ratio is kept as its two numbers, because they are the evidence. */
type Ratio = { readonly numerator: number; readonly denominator: number };

/** `null`: there is nothing; `hidden`: there is something that would tell of too few people. */
export type TableCell = string | number | boolean | Ratio | null | 'hidden';

/** `ratio`: a fraction of two integers, undefined when its denominator is 0. `instant`: UTC ms. `date`: `YYYY-MM-DD`. */
export type ColumnType = 'text' | 'integer' | 'ratio' | 'millis' | 'instant' | 'date' | 'boolean';

export type TableColumn = {
  /** Stable, in English, of letters and underscores: the column's name in files. */
  readonly key: string;
  /** In Spanish, for people. */
  readonly title: string;
  readonly type: ColumnType;
  /** What it means, for the data dictionary: definition, unit, source of the rule. */
  readonly note?: string;
  /** Words of the values of a column, by value. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What it means where there is nothing, where that is an answer too: nobody said. */
  readonly absent?: string;
  /** Cells of this column may be hidden. */
  readonly hides?: true;
};

/**
 * A table that any writer of files can write down, whatever its format: the one shape between what is counted and how it
 * leaves the branch. Cells stand in the order of the columns.
 */
export type Table = {
  readonly key: string;
  readonly title: string;
  /** Of the columns and what they mean: it grows whenever a reader would have to change. */
  readonly schema: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
};

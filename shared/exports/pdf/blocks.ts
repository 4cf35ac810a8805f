/** A line of a chart: told apart by its dash and its mark, since paper is often black and white. */
type ChartLine = {
  readonly name: string;
  /** Percents; null where there is nothing. */
  readonly values: readonly (number | null)[];
};

export type LineChart = {
  readonly kind: 'lines';
  readonly labels: readonly string[];
  readonly lines: readonly ChartLine[];
  /** A level that is drawn across and named, in percent. */
  readonly goal: { readonly value: number; readonly name: string } | null;
};

export type BarChart = {
  readonly kind: 'bars';
  readonly labels: readonly string[];
  readonly values: readonly (number | null)[];
  readonly unit: string;
};

/** Lying bars, two a row: for groups with names that have no room under a chart. Percents from 0 to 100. */
export type RowChart = {
  readonly kind: 'rows';
  readonly labels: readonly string[];
  /** Null where there is nothing. */
  readonly bars: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** A level that is drawn down all rows and named, in percent. */
  readonly goal: { readonly value: number; readonly name: string } | null;
  /** What is said in the place of bars where there is nothing. */
  readonly nothing: string;
};

/** Part of a report, in the order in which it is read. Every chart has its table after it. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly below: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'chart'; readonly caption: string; readonly chart: LineChart | BarChart | RowChart }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      /** The first cell of a row is its head. */
      readonly rows: readonly (readonly string[])[];
      /** Its cells are sentences, not numbers. */
      readonly worded?: true;
    };

export type Report = {
  readonly title: string;
  readonly author: string;
  /** UTC ms. */
  readonly madeAt: number;
  /** At the foot of each page, after its number. */
  readonly foot: string;
  readonly pageWord: (page: number, of: number) => string;
  readonly blocks: readonly Block[];
};

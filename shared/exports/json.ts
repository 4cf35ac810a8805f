import type { About } from './about.ts';
import type { TableHead, TableRow } from './flat.ts';

const ROWS_AT_ONCE = 500;

/** A table with what its columns are and what it says of itself, as JSON in pieces: a row an array, a ratio its two numbers. */
export function* jsonOf(head: TableHead, rows: Iterable<TableRow>, about: About): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const start = JSON.stringify({ about, ...head });
  let text = `${start.slice(0, -1)},"rows":[`;
  let held = 0;
  let first = true;
  for (const row of rows) {
    text += `${first ? '\n' : ',\n'}${JSON.stringify(row)}`;
    first = false;
    held += 1;
    if (held < ROWS_AT_ONCE) continue;
    yield encoder.encode(text);
    text = '';
    held = 0;
  }
  yield encoder.encode(`${text}\n]}\n`);
}

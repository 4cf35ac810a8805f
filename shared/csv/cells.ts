/** Cells of a file as a Chilean spreadsheet writes them. */

/** Every kind of space as one, without signs that take no room: what was pasted from a page or a letter. */
export function tidy(cell: string): string {
  return cell
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .trim();
}

/** Names without accents, capitals and spaces around: as people write them. */
export function plainName(name: string): string {
  return tidy(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** `2026-11-20`, or day, month and year as Chile writes them: `20-11-2026`, `20/11/2026`, `20.11.2026`. Gives the first; null for no date. */
export function dateIn(cell: string): string | null {
  const chilean = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell);
  const iso =
    chilean === null ? cell : [chilean[3], chilean[2], chilean[1]].map((part) => part?.padStart(2, '0')).join('-');
  const real = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso));
  return real && new Date(iso).toISOString().slice(0, 10) === iso ? iso : null;
}

/** `9:30`, `09:30:00`, `9:30 a. m.`, `1:30 p. m.`; gives `09:30`, and null for no hour. */
export function hourIn(cell: string): string | null {
  const match = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?: ?([ap])\.? ?m\.?)?$/i.exec(cell);
  const half = match?.[3]?.toLowerCase();
  const hour = Number(match?.[1]);
  const known = match !== null && (half === undefined ? hour < 24 : hour >= 1 && hour <= 12);
  if (!known) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(of24).padStart(2, '0')}:${match[2]}`;
}

/**
 * What stands between the cells of a file: named by its first line (`sep=;`) or else the one that the heading has most of.
 * One for the whole file, so that a comma in a name stays in it.
 */
export function delimiterOf(text: string): { readonly delimiter: string; readonly rest: string } {
  const named = /^\ufeff?"?sep=(.)"?\r?\n/i.exec(text);
  if (named?.[1] !== undefined) return { delimiter: named[1], rest: text.slice(named[0].length) };
  const heading = (/^\s*(.*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counted = [';', ',', '\t'].map((sign) => [sign, heading.split(sign).length] as const);
  const [best] = counted.reduce((most, one) => (one[1] > most[1] ? one : most));
  return { delimiter: best, rest: text };
}

/** The cells of one line, those in quotes without them (RFC 4180; no cell goes over a line's end). */
export function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index] ?? '';
    if (sign === '"' && quoted && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (sign === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}

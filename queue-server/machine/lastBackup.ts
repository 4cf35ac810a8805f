import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Left in the data folder, so that the panel can say how old the last backup is. */
const NOTE = 'respaldo.json';

export function noteBackup(
  data: string,
  note: { readonly at: number; readonly seq: number; readonly keys: boolean },
): void {
  writeFileSync(join(data, NOTE), `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

/** When the last backup of a data folder was made, milliseconds; null when none is known. */
export function lastBackupAt(data: string): number | null {
  try {
    const { at } = JSON.parse(readFileSync(join(data, NOTE), 'utf8')) as { at?: unknown };
    return typeof at === 'number' ? at : null;
  } catch {
    return null;
  }
}

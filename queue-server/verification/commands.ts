import type { Db } from '../ledger/database.ts';
import type { Finding } from './report.ts';

/** Events made by a command that is not in the table, and commands whose range is not theirs. */
export function commandFinding(db: Db): Finding | null {
  const orphan = db
    .prepare(
      `SELECT event.seq AS seq FROM event LEFT JOIN command ON command.actor = event.actor AND command.key = event.command_key
       WHERE event.command_key IS NOT NULL AND command.key IS NULL ORDER BY event.seq LIMIT 1`,
    )
    .get() as { seq: number } | undefined;
  if (orphan !== undefined)
    return { seq: orphan.seq, code: 'commandMissing', detail: 'the command that made it is gone' };
  const stray = db
    .prepare(
      `SELECT event.seq AS seq FROM event JOIN command ON command.actor = event.actor AND command.key = event.command_key
       WHERE event.seq NOT BETWEEN command.first_seq AND command.last_seq ORDER BY event.seq LIMIT 1`,
    )
    .get() as { seq: number } | undefined;
  if (stray !== undefined) return { seq: stray.seq, code: 'commandRange', detail: 'its command names other events' };
  return null;
}

import type { Finding } from '@turno25/shared/evidence/finding.ts';
import type { Db } from '../ledger/database.ts';

/** Up to where a restore from rows alone says that the commands are gone; 0 when there was none. */
function commandsLostUpTo(db: Db): number {
  const lost = db
    .prepare(
      `SELECT max(json_extract(CAST(payload AS TEXT), '$.cutSeq')) FROM event
       WHERE type = 'ledgerRestored' AND json_extract(CAST(payload AS TEXT), '$.withoutCommands')`,
    )
    .pluck();
  return (lost.get() as number | null) ?? 0;
}

/** Events made by a command that is not in the table, and commands whose range of events is not there or not theirs. */
export function commandFinding(db: Db): Finding | null {
  const orphan = db
    .prepare(
      `SELECT event.seq AS seq FROM event LEFT JOIN command ON command.actor = event.actor AND command.key = event.command_key
       WHERE event.command_key IS NOT NULL AND command.key IS NULL AND event.seq > ? ORDER BY event.seq LIMIT 1`,
    )
    .get(commandsLostUpTo(db)) as { seq: number } | undefined;
  if (orphan !== undefined)
    return { seq: orphan.seq, code: 'commandMissing', detail: 'the command that made it is gone' };
  const stray = db
    .prepare(
      `SELECT event.seq AS seq FROM event JOIN command ON command.actor = event.actor AND command.key = event.command_key
       WHERE event.seq NOT BETWEEN command.first_seq AND command.last_seq ORDER BY event.seq LIMIT 1`,
    )
    .get() as { seq: number } | undefined;
  if (stray !== undefined) return { seq: stray.seq, code: 'commandRange', detail: 'its command names other events' };
  const lost = db
    .prepare(
      'SELECT first_seq, last_seq, (SELECT max(seq) FROM event) AS head FROM command WHERE last_seq > head ORDER BY first_seq LIMIT 1',
    )
    .get() as { head: number } | undefined;
  if (lost !== undefined)
    return { seq: lost.head + 1, code: 'commandRange', detail: 'a command names events that are not there' };
  return null;
}

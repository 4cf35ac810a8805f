import type { Command, CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { Verb } from '../engine/submission.ts';

/** A command that is ready as it is: the server's own jobs, simulated people, rehearsals. It is answered with its events' numbers. */
export function direct(command: Command): Verb<CommandType> {
  return { command: () => ok(command), answer: ({ events }) => events.map(({ seq }) => seq) };
}

import type { CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import type { Caller, Verb } from '../engine/submission.ts';
import { type StoredTicket, withoutTokens } from '../read-models/ticketView.ts';

/** A verb that gives a ticket, as its answer is for whoever asks: a device prints the codes, nobody else sees them. */
export function forCaller<T extends CommandType>({ actor }: Caller, verb: Verb<T>): Verb<T> {
  return actor.kind === 'device' ? verb : { ...verb, present: (stored: StoredTicket) => withoutTokens(stored) };
}

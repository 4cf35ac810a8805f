import type { Actor, CommandOf, CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import type { FactsOf, Moment } from '@turno25/shared/domain/ledger/facts.ts';
import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import type { Result } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { StoredAnswer } from '../ledger/commandTable.ts';
import type { Effect } from '../ledger/effect.ts';

/** Who asks, and on which device. */
export type Caller = { readonly actor: Actor; readonly deviceId: string | null };

/** What a command is made from: the moment, and the state that the commands before it in its batch left. */
export type Context = Moment & { readonly state: BranchState };

/** What an answer is made from: the state and the events that the command left. */
export type After<T extends CommandType> = {
  readonly state: BranchState;
  readonly events: readonly RecordedEvent[];
  readonly facts: FactsOf<T>;
  readonly command: CommandOf<T>;
};

/** One thing that can be asked of the branch, ready to be decided: made by a function of `verbs/`, called from everywhere. */
export type Verb<T extends CommandType> = {
  /** Makes the command once it is known to be new. Encrypting personal data belongs here. */
  readonly command: (context: Context) => Result<CommandOf<T>, Refusal>;
  readonly effects?: (facts: FactsOf<T>) => readonly Effect[];
  /** What is kept as the answer: no names, no tokens. */
  readonly answer: (after: After<T>) => unknown;
  /** Adds on the way out what is never kept: names of staff, tokens. */
  readonly present?: (stored: never) => unknown;
  /** A look at what is sealed: asked again under the same key it is another look, with its own trace, and never an answer from before. */
  readonly everyTime?: true;
  /** Of what a device did offline: what its own clock showed then, UTC ms. The ledger keeps how far that was from the instant decided. */
  readonly deviceInstant?: number;
};

/** Under which key something was asked, and what: the same key with another body is refused. No key: the server's own jobs. */
export type Intention = { readonly key: string; readonly asked: unknown } | null;

/** A verb with who asks for it. */
export type Submission<T extends CommandType> = Caller & { readonly verb: Verb<T>; readonly intention: Intention };

export type Outcome =
  | { readonly kind: 'done'; readonly answer: StoredAnswer; readonly events: readonly RecordedEvent[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'repeated'; readonly answer: StoredAnswer }
  | { readonly kind: 'keyReused' }
  /** Somebody else holds the ledger's file: nothing happened, and the same may be asked again in a moment. */
  | { readonly kind: 'lockedOut' }
  | { readonly kind: 'failed'; readonly error: unknown };

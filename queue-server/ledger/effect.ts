import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';

/**
 * Something to be written beside the events, outside the ledger, in the same transaction: it happens if and only if they
 * do. Performed after the events; a refusal takes them back.
 */
export type Effect = { readonly name: string; readonly perform: () => Refusal | null };

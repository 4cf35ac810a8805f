import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import type { Spans } from '@turno25/shared/time/spans.ts';

/** What this run of the kiosk counts, by a clock that nobody sets: with it the server measures how long ago a ticket was given (ADR 0025). */
export type RunCount = { readonly run: string; readonly nowMs: () => Millis };

/** A run begins; nothing of it outlives the process. */
export function newRunCount(newId: NewId, spans: Spans): RunCount {
  const begun = spans.monotonic();
  return { run: newId(), nowMs: () => Math.max(0, Math.floor(spans.monotonic() - begun)) };
}

/** A reason as the contracts take it: without a note when nothing was written. */
export type ReasonGiven = { readonly code: string; readonly note?: string };

export function reasonGiven(code: string, note: string): ReasonGiven {
  const words = note.trim();
  return words === '' ? { code } : { code, note: words };
}

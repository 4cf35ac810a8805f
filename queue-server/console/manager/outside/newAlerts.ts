/** An alert that was away for less is the same one. */
const SAME_MS = 5 * 60_000;

/** When each alert was last there, by its id; null before anything was seen. */
export type SeenAlerts = ReadonlyMap<string, number> | null;

/** Whether there is one that was not there before, and what is known from here on. What stands there as a page opens is not new. */
export function lookAt(
  seen: SeenAlerts,
  ids: readonly string[],
  now: number,
): { readonly isNew: boolean; readonly seen: ReadonlyMap<string, number> } {
  const kept = [...(seen ?? [])].filter(([, at]) => now - at <= SAME_MS);
  const known = new Set(kept.map(([id]) => id));
  return {
    isNew: seen !== null && ids.some((id) => !known.has(id)),
    seen: new Map([...kept, ...ids.map((id) => [id, now] as const)]),
  };
}

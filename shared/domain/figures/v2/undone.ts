/** The events without the ends that were undone and their undoing: what is left is what was. The same list when none was. */
export function withoutUndone<E extends { readonly type: string; readonly payload: unknown }>(
  events: readonly E[],
): readonly E[] {
  const gone = new Set<E>();
  const ends = new Map<string, E>();
  for (const event of events) {
    const { visitId, undoes } = (event.payload ?? {}) as { readonly visitId?: string | null; readonly undoes?: string };
    if (visitId == null) continue;
    if (event.type === 'attentionFinished' || event.type === 'noShowRecorded')
      ends.set(`${event.type} ${visitId}`, event);
    if (event.type !== 'endUndone') continue;
    gone.add(event);
    const end = ends.get(`${undoes} ${visitId}`);
    if (end !== undefined) gone.add(end);
  }
  return gone.size === 0 ? events : events.filter((event) => !gone.has(event));
}

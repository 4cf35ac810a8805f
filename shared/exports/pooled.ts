/**
 * Which groups of people are told of together, so that nobody is told of by fewer than `least`: those that are too small, and
 * with them the smallest others until the pool is large enough (what is left of a total that is known elsewhere would else give
 * them away). Everything where even the whole is too small. `counts` by name; ties by name.
 */
export function pooledGroups(counts: ReadonlyMap<string, number>, least: number): ReadonlySet<string> {
  const ascending = [...counts].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  const pool = new Set<string>();
  let inPool = 0;
  for (const [name, count] of ascending) {
    if (count >= least && (inPool === 0 || inPool >= least)) break;
    pool.add(name);
    inPool += count;
  }
  return pool;
}

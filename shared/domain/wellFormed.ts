/** Whether all text in a parsed value, names included, is whole. Bodies may be nested deeply, so it does not recurse. */
export function isWellFormed(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (!next.isWellFormed()) return false;
    } else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) {
        if (!name.isWellFormed()) return false;
        waiting.push(inner);
      }
    }
  }
  return true;
}

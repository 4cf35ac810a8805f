/** Expected outcomes as plain data, so that they cross sockets and process borders without help. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Marks a branch that the types say cannot be reached; throws loudly if it is. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}

/** States the author's claim that `value` exists; a false claim is a defect, so it throws. */
export function must<T>(value: T | null | undefined, claim: string): T {
  if (value === null || value === undefined) throw new Error(`broken claim: ${claim}`);
  return value;
}

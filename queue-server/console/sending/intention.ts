/** One thing that a person meant to do, with the key under which the server knows it. */
export type Intention = { readonly path: string; readonly body: string; readonly key: string };

/**
 * The key for what a person does now. When the same thing was tried just before and no answer came, it is the same
 * intention: the same key goes again, and the server does it once.
 */
export function intentionFor(
  unanswered: Intention | null,
  path: string,
  body: unknown,
  newKey: () => string,
): Intention {
  const text = JSON.stringify(body);
  if (unanswered !== null && unanswered.path === path && unanswered.body === text) return unanswered;
  return { path, body: text, key: newKey() };
}

/** A text of the branch by which answers begin. */
export type ReplyTemplate = { readonly id: string; readonly name: string; readonly text: string };

/** What a template may leave open, as it is written in it: the case's folio, and how its person is called. */
const PLACEHOLDERS = ['folio', 'nombre'] as const;
type Values = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>;

const OPEN = /\{([^{}]*)\}/g;

/** What a template leaves open that nobody knows how to fill in. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = PLACEHOLDERS;
  return [...text.matchAll(OPEN)].map(([, name = '']) => name).filter((name) => !known.includes(name));
}

/** A template with what it left open, in one pass: a person who calls themself `{folio}` is called so. */
export function filledReply(text: string, values: Values): string {
  return text.replace(OPEN, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as keyof Values] : whole,
  );
}

import { type ApiTrouble, get } from '@turno25/shared/ui/api.ts';

/** What the server, or its absence, answered instead of what was asked; thrown because queries know no other way. */
export class Refused extends Error {
  readonly trouble: ApiTrouble;

  constructor(trouble: ApiTrouble) {
    super(trouble.kind);
    this.trouble = trouble;
  }
}

/** Reads a resource for a query; tells of trouble unless the question was dropped meanwhile. */
export async function asked(
  path: string,
  signal: AbortSignal,
  notice: (trouble: ApiTrouble) => void,
): Promise<unknown> {
  const answer = await get<unknown>(path, { signal });
  if (answer.ok) return answer.value;
  if (!signal.aborted) notice(answer.error);
  throw new Refused(answer.error);
}

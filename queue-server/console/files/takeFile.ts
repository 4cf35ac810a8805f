import type { Problem } from '@turno25/shared/contracts/problem.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

/** A file that was taken: whole, by the digest that the server said before its first byte. */
export type Taken = { readonly name: string; readonly bytes: number; readonly sha256: string; readonly content: Blob };

/** A file that is asked for by a command, since taking it is told: its body, and the key of the intention. */
type ByCommand = { readonly body: unknown; readonly key: string };

/** Asks for a file and looks whether it came whole; in words why not. Null when whoever asked stopped it. */
export async function takeFile(
  path: string,
  signal: AbortSignal,
  by?: ByCommand,
): Promise<Result<Taken, string> | null> {
  try {
    const command =
      by === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': by.key },
            body: JSON.stringify(by.body),
          };
    const answer = await fetch(`/api/v1${path}`, { signal, ...command });
    if (!answer.ok) return err(await troubleOf(answer));
    const content = await answer.blob();
    const sha256 = answer.headers.get('x-content-sha256') ?? '';
    const found = await digestOf(content);
    if (found !== null && found !== sha256) return err(say('files.notWhole'));
    const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'turno25';
    return ok({ name, bytes: content.size, sha256, content });
  } catch {
    return signal.aborted ? null : err(say('files.away'));
  }
}

/** Hands a file to the browser, which keeps it where it keeps what it downloads. */
export function keep({ name, content }: Taken): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function troubleOf(answer: Response): Promise<string> {
  try {
    const { title } = (await answer.json()) as Problem;
    return title;
  } catch {
    return say('files.away');
  }
}

/** Null where the page was not opened over TLS: there the browser has no digest. */
async function digestOf(content: Blob): Promise<string | null> {
  if (globalThis.crypto.subtle === undefined) return null;
  const digest = await globalThis.crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import type { SetupAnswer } from '@turno25/shared/contracts/setup.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

type Refused = {
  readonly code?: string;
  readonly detail?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
};

/** Asks the assistant to make the branch; what it refuses comes back in words. */
export async function send(body: unknown): Promise<SetupAnswer | { readonly trouble: string }> {
  const reply = await fetch('/api/v1/setup', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (reply === null) return { trouble: say('setup.offline') };
  const read: unknown = await reply.json().catch(() => ({}));
  if (reply.ok) return read as SetupAnswer;
  const { code, detail, issues } = read as Refused;
  if (code === 'setup.code') return { trouble: say('setup.wrongCode') };
  const places = (issues ?? []).map(({ path, message }) => `${path}: ${message}`).join(' · ');
  return { trouble: detail ?? (places === '' ? say('setup.offline') : places) };
}

import { say } from '@turno25/shared/i18n/messages.ts';
import type { Unmet } from '@turno25/shared/ui/kit/unmet.ts';

/** What a form still needs before it can be sent, in a sentence. */
export function unmetWords({ label, kind, least }: Unmet): string {
  return say(`console.unmet.${kind}`, { label, least });
}

import type { AlertKind } from '@turno25/shared/domain/branch/alerts.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

/**
 * What is told outside: the kind in words, the branch and the instant. No person, no ticket, no name that somebody typed; whoever
 * hears of it looks at the manager's page.
 */
export function alertBody(
  message: { readonly id: string; readonly kind: AlertKind | 'test'; readonly branchId: string },
  now: number,
): string {
  const { id, kind, branchId } = message;
  return JSON.stringify({
    type: kind === 'test' ? 'turno25.test' : 'turno25.alert',
    id,
    timestamp: isoInstant(now),
    data: { branch: branchId, kind, words: say(`outside.kind.${kind}`) },
  });
}

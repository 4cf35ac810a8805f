import { isMessageKey, type Translate } from '@turno25/shared/i18n/messages.ts';
import type { TicketRequest } from './flow.ts';

/** What a person reads about the ticket they asked for, or nothing while all goes well. */
export function requestMessage(request: TicketRequest | null, refusal: string | null, say: Translate): string {
  if (refusal !== null) {
    const key = `kiosk.refused.${refusal}`;
    return say(isMessageKey(key) ? key : 'kiosk.refused.other');
  }
  const retrying = request !== null && (request.attempt > 1 || request.state === 'unreached');
  return retrying ? say('kiosk.confirm.retrying') : '';
}

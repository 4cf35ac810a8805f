import type { Refusal } from '@turno25/shared/contracts/ticketOffice.ts';
import { isMessageKey, type Translate } from '@turno25/shared/i18n/messages.ts';
import type { Errand } from './errand.ts';

/** What was refused for good: another request needs a key of its own. */
export type Refused = Extract<Refusal, { kind: 'refused' }>;

/** What a person reads about the ticket they asked for, or nothing while all goes well. */
export function refusalMessage(errand: Errand | null, code: string | null, say: Translate): string {
  if (code !== null) {
    const key = `kiosk.refused.${code}`;
    return say(isMessageKey(key) ? key : 'kiosk.refused.other');
  }
  const retrying = errand !== null && (errand.attempt > 1 || errand.state === 'unreached');
  return retrying ? say('kiosk.confirm.retrying') : '';
}

import type { MessageKey, MessageValues } from '@turno25/shared/i18n/messages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

/** The branch must not open with what lies in its folder; the message says in Spanish what to bring back. */
export class StartRefused extends Error {
  constructor(key: MessageKey, values: MessageValues = {}) {
    super(say(key, values));
  }
}

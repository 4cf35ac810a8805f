import { say } from '@turno25/shared/i18n/messages.ts';
import { type ApiTrouble, troubleSentence } from '@turno25/shared/ui/api.ts';

/** What to tell whoever gave a command. Nothing is sent again by itself: pressing again sends the same command once. */
export function commandTrouble(trouble: ApiTrouble): string {
  return trouble.kind === 'offline' ? say('console.connection.notSent') : troubleSentence(trouble);
}

import { say } from '@turno25/shared/i18n/messages.ts';
import { type ApiTrouble, troubleSentence } from '@turno25/shared/ui/api.ts';

/** Why something was not done, with the first places that do not fit. */
export function troubleWords(trouble: ApiTrouble): string {
  if (trouble.kind === 'offline') return say('catalogue.offline');
  const places = (trouble.problem.issues ?? []).slice(0, 5).map(({ path, message }) => `${path}: ${message}`);
  return [troubleSentence(trouble), ...places].join(' · ');
}

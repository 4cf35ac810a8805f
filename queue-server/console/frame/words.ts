import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';

export type ReasonKind = 'pause' | 'removal' | 'hold' | 'specificCall' | 'transfer';

/** A reason in words; a code that the branch added itself is shown as it is. */
export function reasonName(kind: ReasonKind, code: string): string {
  const key = `reason.${kind}.${code}`;
  return isMessageKey(key) ? say(key) : code;
}

const languages = new Intl.DisplayNames('es-CL', { type: 'language', languageDisplay: 'standard' });

/** The name of a language without its region: `Español`, `Inglés`. */
export function languageName(tag: string): string {
  const name = languages.of(tag.split('-')[0] ?? tag) ?? tag;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

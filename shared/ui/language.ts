import { createContext, useContext, useEffect } from 'react';
import { type Language, sayIn } from '../i18n/languages.ts';
import type { Translate } from '../i18n/messages.ts';

/** The language of the person at the screen; Spanish where nobody chooses one. */
export const LanguageContext = createContext<Language>('es-CL');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Says messages in the language of the person at the screen. */
export function useSay(): Translate {
  return sayIn(useContext(LanguageContext));
}

/** Tells browsers, screen readers and voices which language the page is in. */
export function usePageLanguage(language: Language): void {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}

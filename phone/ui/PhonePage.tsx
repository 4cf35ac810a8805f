import { LANGUAGE_NAMES, type Language, offeredLanguages } from '@turno25/shared/i18n/languages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LanguageContext, usePageLanguage } from '@turno25/shared/ui/language.ts';
import { type ReactNode, useState } from 'react';
import './track.css';
import styles from './TrackPage.module.css';

/**
 * What every page of the telephone stands in: its words in one of the languages that are offered to everybody. Which others a
 * branch has had reviewed a telephone does not know, so that it offers none of them.
 */
export function PhonePage({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>('es-CL');
  usePageLanguage(language);
  return (
    <LanguageContext value={language}>
      <div className={styles.page}>
        {children}
        <ul className={styles.languages}>
          {offeredLanguages([])
            .filter((other) => other !== language)
            .map((other) => (
              <li key={other}>
                <Button lang={other} look="quiet" onPress={() => setLanguage(other)}>
                  {LANGUAGE_NAMES[other]}
                </Button>
              </li>
            ))}
        </ul>
      </div>
    </LanguageContext>
  );
}

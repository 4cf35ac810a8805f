import { LANGUAGE_NAMES, LANGUAGES, type Language } from '@turno25/shared/i18n/languages.ts';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import actions from '../parts/actions.module.css';
import { Dialog } from '../parts/Dialog.tsx';

type Props = { readonly onChoose: (language: Language) => void; readonly onClose: () => void };

/** The languages by their own names; a flag would name a country. */
export function LanguageDialog({ onChoose, onClose }: Props) {
  const say = useSay();
  const current = useLanguage();
  return (
    <Dialog title={say('kiosk.language.ask')} onEscape={onClose}>
      <div className={actions.choices}>
        {LANGUAGES.map((language) => (
          <Press
            key={language}
            lang={language}
            className={actions.secondary}
            aria-pressed={language === current}
            onPress={() => onChoose(language)}
          >
            {LANGUAGE_NAMES[language]}
          </Press>
        ))}
      </div>
    </Dialog>
  );
}

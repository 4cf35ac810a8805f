import { LANGUAGE_NAMES, type Language } from '@turno25/shared/i18n/languages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Dialog } from '@turno25/shared/ui/kit/Dialog.tsx';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import actions from '../parts/actions.module.css';

type Props = {
  readonly languages: readonly Language[];
  readonly onChoose: (language: Language) => void;
  readonly onClose: () => void;
};

/** The languages by their own names; a flag would name a country. */
export function LanguageDialog({ languages, onChoose, onClose }: Props) {
  const say = useSay();
  const current = useLanguage();
  return (
    <Dialog title={say('kiosk.language.ask')} onEscape={onClose}>
      <div className={actions.choices}>
        {languages.map((language) => (
          <Button
            key={language}
            lang={language}
            size="large"
            aria-pressed={language === current}
            onPress={() => onChoose(language)}
          >
            {LANGUAGE_NAMES[language]}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

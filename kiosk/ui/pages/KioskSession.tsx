import { LanguageContext, usePageLanguage } from '@turno25/shared/ui/language.ts';
import { KioskPage } from './KioskPage.tsx';
import { useKioskState } from './useKioskState.ts';

type Props = { readonly token: string; readonly onTokenRefused: () => void };

/** The kiosk at work, in the language of the person before it. */
export function KioskSession({ token, onTokenRefused }: Props) {
  const [state, tell] = useKioskState();
  const { language } = state.person;
  usePageLanguage(language);
  return (
    <LanguageContext value={language}>
      <KioskPage state={state} tell={tell} token={token} onTokenRefused={onTokenRefused} />
    </LanguageContext>
  );
}

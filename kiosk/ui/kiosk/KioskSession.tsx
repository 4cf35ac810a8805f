import { LanguageContext, usePageLanguage } from '@turno25/shared/ui/language.ts';
import { KioskFrame } from './KioskFrame.tsx';
import { useFlow } from './useFlow.ts';

type Props = { readonly token: string; readonly onTokenRefused: () => void };

/** The kiosk at work, in the language of the person before it. */
export function KioskSession({ token, onTokenRefused }: Props) {
  const [flow, tell] = useFlow();
  usePageLanguage(flow.language);
  return (
    <LanguageContext value={flow.language}>
      <KioskFrame flow={flow} tell={tell} token={token} onTokenRefused={onTokenRefused} />
    </LanguageContext>
  );
}

import type { KioskPreview } from '@turno25/shared/contracts/catalog.ts';
import { isLanguage } from '@turno25/shared/i18n/languages.ts';
import { LanguageContext, usePageLanguage } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';
import '../common/kiosk.css';
import { Frame } from '../common/frame/Frame.tsx';
import { Header } from '../common/frame/Header.tsx';
import { freshPerson } from '../common/person/person.ts';
import { ServicesScreen } from '../entry/screens/ServicesScreen.tsx';
import { TicketScreen } from '../entry/screens/TicketScreen.tsx';
import { IdleScreen } from '../pages/screens/IdleScreen.tsx';
import { ticketOf } from './ticketOf.ts';

const nothing = (): void => {};
const PRINTER = {
  available: false,
  status: null,
  paperOf: () => null,
  expect: nothing,
  printAgain: nothing,
  print: nothing,
};
const SLOTS = 6;

/**
 * The kiosk as the settings that somebody edits would make it, in a frame of their page. It has no token, asks the server for nothing
 * and gives no ticket: what it shows is told by the page around it, and nothing on it can be touched.
 */
export function Preview() {
  const { spans } = useSources();
  const [shown, setShown] = useState<KioskPreview | null>(null);
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent): void => {
      if (origin === location.origin && source === parent && data?.preview !== undefined) setShown(data.preview);
    };
    addEventListener('message', hear);
    parent.postMessage({ preview: 'ready' }, location.origin);
    return () => removeEventListener('message', hear);
  }, []);
  const language = shown !== null && isLanguage(shown.language) ? shown.language : 'es-CL';
  usePageLanguage(language);
  if (shown === null) return null;
  const { catalog, screen } = shown;
  const now = Date.parse(catalog.now);
  return (
    <LanguageContext value={language}>
      <div inert style={{ display: 'contents' }}>
        <Frame
          header={<Header catalog={catalog} now={now} prominent={screen === 'start'} path={[]} />}
          face={{ screen, canGoBack: screen === 'menu', ended: screen === 'ticket' }}
          screenKey={screen}
          atRest={screen === 'start'}
          canRestart={screen === 'menu'}
          person={freshPerson(spans.monotonic())}
          languages={[]}
          hasVoice={false}
          secondsLeft={null}
          machine={null}
          spoken=""
          tell={nothing}
          onBack={nothing}
          onRestart={nothing}
          onExtend={nothing}
        >
          {screen === 'start' && (
            <IdleScreen
              catalog={catalog}
              mode="entry"
              onBegin={nothing}
              onCheckIn={nothing}
              onSurvey={nothing}
              onOirs={nothing}
              onLanguage={nothing}
            />
          )}
          {screen === 'menu' && (
            <ServicesScreen
              catalog={catalog}
              visitClass="general"
              slots={SLOTS}
              adding={false}
              onChoose={nothing}
              onSearch={nothing}
              onInstitutions={nothing}
            />
          )}
          {screen === 'ticket' && (
            <TicketScreen
              ticket={ticketOf(catalog)}
              zone={catalog.branch.zone}
              closing={catalog.start?.closing ?? null}
              printer={PRINTER}
              secondsLeft={25}
              since={spans.monotonic()}
              onMore={nothing}
              onDone={nothing}
            />
          )}
        </Frame>
      </div>
    </LanguageContext>
  );
}

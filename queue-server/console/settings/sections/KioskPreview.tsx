import type { Catalog, KioskPreview as Shown } from '@turno25/shared/contracts/catalog.ts';
import { isLanguage, LANGUAGE_NAMES } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { useEffect, useRef, useState } from 'react';
import styles from './boardPreview.module.css';

const SCREENS = ['start', 'menu', 'ticket'] as const satisfies readonly Shown['screen'][];

/** A kiosk as it would be, in a frame: its own page, drawn by itself, told what to show by this one. */
export function KioskPreview({ name, catalog }: { readonly name: string; readonly catalog: Catalog }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [screen, setScreen] = useState<Shown['screen']>('start');
  const [language, setLanguage] = useState('es-CL');
  useEffect(() => {
    const preview: Shown = { catalog, screen, language };
    const tell = (): void => frame.current?.contentWindow?.postMessage({ preview }, location.origin);
    const hear = ({ source, origin }: MessageEvent): void => {
      if (origin === location.origin && source === frame.current?.contentWindow) tell();
    };
    // It says when it is there; what is edited afterwards is told as it is edited.
    addEventListener('message', hear);
    tell();
    return () => removeEventListener('message', hear);
  }, [catalog, screen, language]);
  return (
    <figure className={styles.preview} data-layout="portrait">
      <Select
        label={say('settings.kioskStart.screen')}
        options={SCREENS.map((value) => ({ value, label: say(`settings.kioskStart.screen.${value}`) }))}
        value={screen}
        onChange={(value) => setScreen(SCREENS.find((one) => one === value) ?? 'start')}
      />
      <Select
        label={say('settings.kioskStart.language')}
        options={catalog.languages.filter(isLanguage).map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        value={language}
        onChange={setLanguage}
      />
      <iframe ref={frame} title={say('settings.boards.preview.named', { name })} src="/kiosk?preview" tabIndex={-1} />
      <figcaption>{say('settings.kioskStart.preview.lead')}</figcaption>
    </figure>
  );
}

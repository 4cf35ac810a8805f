import { LanguageContext, usePageLanguage } from '@turno25/shared/ui/language.ts';
import { useCallback, useEffect, useState } from 'react';
import '../common/kiosk.css';
import type { Door } from './door.ts';
import { PanelScreen } from './PanelScreen.tsx';
import { PinScreen } from './PinScreen.tsx';

type Props = { readonly door: Door; readonly onClose: () => void };
type Entered = { readonly session: string; readonly idleMs: number };

/** The hidden screen: the PIN first, then the machine as it is. In Spanish and at the normal size, whoever was here before. */
export function Technician({ door, onClose }: Props) {
  const [entered, setEntered] = useState<Entered | null>(null);
  usePageLanguage('es-CL');
  useEffect(() => {
    const { dataset } = document.documentElement;
    for (const aid of Object.keys(dataset)) delete dataset[aid];
  }, []);
  const close = useCallback((): void => {
    if (entered !== null) void door({ ask: 'close', session: entered.session });
    onClose();
  }, [door, entered, onClose]);
  return (
    <LanguageContext value="es-CL">
      {entered === null ? (
        <PinScreen door={door} onEntered={setEntered} onClose={onClose} />
      ) : (
        <PanelScreen door={door} session={entered.session} idleMs={entered.idleMs} onClose={close} />
      )}
    </LanguageContext>
  );
}

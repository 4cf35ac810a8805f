import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import { useEffect } from 'react';
import type { Printer } from '../kiosk/devices/useDevices.ts';
import type { Subflow } from '../kiosk/subflow.ts';
import { ChannelScreen } from './screens/ChannelScreen.tsx';
import { FolioScreen } from './screens/FolioScreen.tsx';
import { KindScreen } from './screens/KindScreen.tsx';
import { OirsInstitutionScreen } from './screens/OirsInstitutionScreen.tsx';
import { ReviewScreen } from './screens/ReviewScreen.tsx';
import { WriteScreen } from './screens/WriteScreen.tsx';
import { useOirs } from './useOirs.ts';

type Props = {
  readonly catalog: Catalog;
  readonly token: string;
  readonly slots: number;
  readonly subflow: Subflow;
  readonly printer: Printer;
  readonly onDone: () => void;
};

/** Writing to the institution: one question a screen, up to the folio. */
export function OirsScreen({ catalog, token, slots, subflow, printer, onDone }: Props) {
  const { oirs, tell, send } = useOirs(token);
  const { step, page } = oirs;
  const { onScreen, back } = subflow;
  useEffect(() => onScreen(`${step}-${page}`), [step, page, onScreen]);
  useEffect(() => {
    back.current = () => {
      if (step === 'kind') return false;
      tell({ type: 'back' });
      return true;
    };
    return () => {
      back.current = null;
    };
  }, [step, tell, back]);

  switch (step) {
    case 'kind':
      return <KindScreen onChoose={(kind) => tell({ type: 'kindChosen', kind })} />;
    case 'institution':
      return (
        <OirsInstitutionScreen
          catalog={catalog}
          page={page}
          slots={slots}
          onTurn={(turned) => tell({ type: 'pageTurned', page: turned })}
          onChoose={(institutionId) => tell({ type: 'institutionChosen', institutionId })}
        />
      );
    case 'text':
    case 'address':
    case 'name':
    case 'run':
      return (
        <WriteScreen
          key={step}
          step={step}
          oirs={oirs}
          onType={(text) => tell({ type: 'typed', text })}
          onNext={() => tell({ type: 'next' })}
        />
      );
    case 'channel':
      return <ChannelScreen kind={oirs.kind} onChoose={(channel) => tell({ type: 'channelChosen', channel })} />;
    case 'review':
      return <ReviewScreen oirs={oirs} catalog={catalog} onSend={send} />;
    case 'folio':
      return <FolioScreen oirs={oirs} catalog={catalog} printer={printer} onDone={onDone} />;
    default:
      return assertNever(step);
  }
}

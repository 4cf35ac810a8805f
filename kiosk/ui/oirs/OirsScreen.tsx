import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import type { Printer } from '../common/devices/useDevices.ts';
import type { FlowSlot } from '../common/flow.ts';
import { useFlowSlot } from '../common/useFlowSlot.ts';
import { useOirs } from './flow/useOirs.ts';
import { ChannelScreen } from './screens/ChannelScreen.tsx';
import { FolioScreen } from './screens/FolioScreen.tsx';
import { KindScreen } from './screens/KindScreen.tsx';
import { LookupScreen } from './screens/LookupScreen.tsx';
import { OirsInstitutionScreen } from './screens/OirsInstitutionScreen.tsx';
import { ReviewScreen } from './screens/ReviewScreen.tsx';
import { WriteScreen } from './screens/WriteScreen.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly token: string;
  readonly slots: number;
  readonly slot: FlowSlot;
  readonly printer: Printer;
  readonly onDone: () => void;
};

/** Writing to the institution: one question a screen, up to the folio. */
export function OirsScreen({ catalog, token, slots, slot, printer, onDone }: Props) {
  const { oirs, tell, send } = useOirs(token);
  const { step, page } = oirs;
  useFlowSlot(slot, { screen: `${step}-${page}`, canGoBack: true, ended: step === 'folio' }, () => {
    if (step === 'kind') return false;
    tell({ type: 'back' });
    return true;
  });
  switch (step) {
    case 'kind':
      return (
        <KindScreen
          onChoose={(kind) => tell({ type: 'kindChosen', kind })}
          onLookup={() => tell({ type: 'lookupChosen' })}
        />
      );
    case 'lookup':
      return <LookupScreen token={token} zone={catalog.branch.zone} onDone={onDone} />;
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

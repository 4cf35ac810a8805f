import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { slotsFor } from '../common/aids/slots.ts';
import type { Printer } from '../common/devices/useDevices.ts';
import type { FlowSlot } from '../common/flow.ts';
import { type KioskMode, takesAnswers } from '../common/machine/mode.ts';
import { EntryScreen } from '../entry/EntryScreen.tsx';
import { SurveyScreen } from '../exit/SurveyScreen.tsx';
import { PauseScreen } from '../hold/PauseScreen.tsx';
import { OirsScreen } from '../oirs/OirsScreen.tsx';
import { isAtRest, type KioskEvent, type KioskState } from './kioskState.ts';
import { IdleScreen } from './screens/IdleScreen.tsx';

type Props = {
  readonly state: KioskState;
  readonly catalog: Catalog;
  readonly mode: KioskMode;
  readonly token: string;
  /** By the branch's clock. */
  readonly branchNow: Instant;
  readonly secondsLeft: number | null;
  readonly printer: Printer;
  /** Where a flow with a state of its own stands. */
  readonly slot: FlowSlot;
  readonly tell: (event: KioskEvent) => void;
};

/** The first screen, or that of the flow which the person has begun. */
export function KioskScreen(props: Props) {
  const { state, catalog, mode, token, branchNow, secondsLeft, printer, slot, tell } = props;
  const { entry, person, aside } = state;
  const onDone = (): void => tell({ type: 'restart' });
  if (aside?.flow === 'exit') return <SurveyScreen token={token} scanned={aside.code} slot={slot} onDone={onDone} />;
  if (aside?.flow === 'pause') {
    const { code } = aside;
    const onOther = takesAnswers(mode) ? () => tell({ type: 'surveyBegun', code }) : null;
    return <PauseScreen key={code} token={token} code={code} slot={slot} onOther={onOther} onDone={onDone} />;
  }
  if (aside?.flow === 'oirs') {
    const slots = slotsFor(person.aids);
    return <OirsScreen catalog={catalog} token={token} slots={slots} slot={slot} printer={printer} onDone={onDone} />;
  }
  if (isAtRest(state)) {
    return (
      <IdleScreen
        catalog={catalog}
        mode={mode}
        onCheckIn={() => tell({ type: 'checkInBegun' })}
        onBegin={() => tell({ type: 'begin', classes: catalog.classes })}
        onSurvey={() => tell({ type: 'surveyBegun', code: null })}
        onOirs={() => tell({ type: 'oirsBegun' })}
        onLanguage={(language) => tell({ type: 'languageChosen', language })}
      />
    );
  }
  return (
    <EntryScreen
      entry={entry}
      person={person}
      catalog={catalog}
      branchNow={branchNow}
      secondsLeft={secondsLeft}
      printer={printer}
      tell={tell}
      onExtend={() => tell({ type: 'extended' })}
      onDone={onDone}
    />
  );
}

import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import { isLanguage, offeredLanguages } from '@turno25/shared/i18n/languages.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useMoment } from '@turno25/shared/ui/useMoment.ts';
import { useEffect, useRef } from 'react';
import { toggled } from '../common/aids/aids.ts';
import { useAids } from '../common/aids/useAids.ts';
import { useCatalog } from '../common/catalog/useCatalog.ts';
import { DELAYS } from '../common/delays.ts';
import { useDevices } from '../common/devices/useDevices.ts';
import { Frame } from '../common/frame/Frame.tsx';
import { Header } from '../common/frame/Header.tsx';
import { type Guide, useGuide, useHasVoice } from '../common/guide/useGuide.ts';
import { audioPlace } from '../common/machine/audio.ts';
import { kioskMode, takesAnswers } from '../common/machine/mode.ts';
import { isUntouched } from '../common/person/person.ts';
import { currentStep, isSending } from '../entry/flow/entry.ts';
import { machineNotice } from '../entry/flow/machineNotice.ts';
import { asksForACode } from '../entry/flow/scanned.ts';
import { useErrand } from '../entry/office/useErrand.ts';
import { useHandedPapers } from '../entry/office/useHandedPapers.ts';
import { useOffice } from '../entry/office/useOffice.ts';
import { KioskScreen } from './KioskScreen.tsx';
import { isAtRest, type KioskEvent, type KioskState, timeLeft } from './kioskState.ts';
import { pathOf } from './path.ts';
import { scanned } from './scanned.ts';
import { AfterVisit, AppointmentButton } from './screens/IdleScreen.tsx';
import { NoticeScreen, noticeFor, offersCheckIn } from './screens/NoticeScreen.tsx';
import { useAsks } from './useAsks.ts';
import { useShownFlow } from './useShownFlow.ts';

type Props = {
  readonly state: KioskState;
  readonly tell: (event: KioskEvent) => void;
  readonly token: string;
  readonly onTokenRefused: () => void;
};

const MODE = kioskMode();
const AUDIO = audioPlace();

/** The branch's catalogue, the machine's devices and office, and the flow on screen, put together in one frame. */
export function KioskPage({ state, tell, token, onTokenRefused }: Props) {
  const say = useSay();
  const { newId } = useSources();
  const { person, entry, aside } = state;
  const step = currentStep(entry);
  const papers = useRef<() => void>(() => {});
  const asks = useRef<() => void>(() => {});
  const { catalog, clockOffset, offline } = useCatalog(token, {
    onTokenRefused,
    onPapers: () => papers.current(),
    onAsked: () => asks.current(),
  });
  useAids(person.aids);
  const moment = useMoment(DELAYS.tick);
  const branchNow = moment + clockOffset;

  const { slot, face, screenKey, back } = useShownFlow(state, tell);
  const guide = useRef<Guide | null>(null);
  const onGuide = (): void => {
    if (person.aids.voice === 'off') tell({ type: 'aidsChanged', aids: toggled.voice(person.aids) });
    else guide.current?.repeat();
  };
  const { host, printer, numbers, voice } = useDevices({
    onTouch: () => tell({ type: 'touched' }),
    onBack: back,
    onGuide,
    guided: person.aids.voice !== 'off',
    onReadBack: () => guide.current?.readBack(),
    onHelp: () => tell({ type: 'dialogToggled', dialog: 'help' }),
    onVoice: (to) => tell({ type: 'aidsChanged', aids: { ...person.aids, voice: to } }),
    onScan: (scan: Scan) => tell(scanned(scan, { step, aside }, MODE, newId())),
  });
  const office = useOffice({ catalog, token, host, onPaperAsked: printer.expect });
  useErrand({
    errand: entry.errand,
    office,
    onAnswer: (key, answer) => tell({ type: 'answered', key, answer }),
    onRetry: () => tell({ type: 'retried' }),
  });

  // With its own service the machine goes on giving tickets while the server is away, as long as it has numbers.
  const spent = numbers.length > 0 && numbers.every(({ left }) => left === 0);
  const cutOff = offline && (host === null || catalog === null || spent);
  const atRest = isAtRest(state);
  const askForPapers = useHandedPapers({ token, host, catalog, atRest });
  const askForAsks = useAsks({ token, host, voice, catalog, alone: atRest && isUntouched(person) });
  useEffect(() => {
    papers.current = askForPapers;
    asks.current = askForAsks;
  }, [askForPapers, askForAsks]);
  const notice = atRest ? noticeFor(catalog, cutOff, branchNow, MODE) : null;

  const shown = notice ?? face.screen;
  const overlay = person.warnedAt !== null ? 'timeout' : person.dialog;
  const nextGuide = useGuide(
    person.aids.voice,
    `${shown} ${overlay ?? ''}`,
    person.language,
    voice,
    AUDIO === 'headphones',
  );
  useEffect(() => {
    guide.current = nextGuide;
  });
  const hasVoice = useHasVoice(person.language, voice);

  const left = timeLeft(state, moment);
  const secondsLeft = left === null ? null : Math.ceil(left / 1_000);
  const situation = {
    step: aside === null ? step : null,
    mode: MODE,
    alone: offline,
    printer: printer.status,
    numbers,
  };
  // Where a document or a code is asked for, the question itself says it.
  const unread = person.unread && !(aside === null && asksForACode(step)) ? 'kiosk.scan.unread' : null;
  const path = pathOf(state, catalog, say);
  return (
    <Frame
      header={<Header catalog={catalog} now={branchNow} prominent={atRest} path={path} />}
      face={{ ...face, screen: shown }}
      screenKey={notice ?? screenKey}
      atRest={atRest}
      canRestart={!atRest && !isSending(entry)}
      person={person}
      languages={catalog?.languages.filter(isLanguage) ?? offeredLanguages([])}
      hasVoice={hasVoice}
      secondsLeft={person.warnedAt === null ? null : secondsLeft}
      machine={notice === null ? (unread ?? machineNotice(situation)) : null}
      spoken={cutOff ? say('kiosk.offline.title') : person.unread ? say('kiosk.scan.unread') : ''}
      tell={tell}
      onBack={back}
      onRestart={() => tell({ type: 'restart' })}
      onExtend={() => tell({ type: 'extended' })}
    >
      {notice !== null || catalog === null ? (
        <NoticeScreen notice={notice ?? 'starting'} catalog={catalog} branchNow={branchNow}>
          {offersCheckIn(catalog, MODE, notice) && (
            <AppointmentButton onCheckIn={() => tell({ type: 'checkInBegun' })} />
          )}
          {takesAnswers(MODE) && notice !== 'offline' && (
            <AfterVisit
              withSurvey
              onSurvey={() => tell({ type: 'surveyBegun', code: null })}
              onOirs={() => tell({ type: 'oirsBegun' })}
            />
          )}
        </NoticeScreen>
      ) : (
        <KioskScreen
          state={state}
          catalog={catalog}
          mode={MODE}
          token={token}
          branchNow={branchNow}
          secondsLeft={secondsLeft}
          printer={printer}
          slot={slot}
          tell={tell}
        />
      )}
    </Frame>
  );
}

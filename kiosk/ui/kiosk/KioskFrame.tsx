import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useNow } from '@turno25/shared/ui/useNow.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toggled } from './aids.ts';
import { useCheckIn } from './checkIn/useCheckIn.ts';
import { DELAYS } from './delays.ts';
import { useDevices } from './devices/useDevices.ts';
import { Dock } from './dock/Dock.tsx';
import { canExtend, currentStep, type Flow, type FlowEvent, isAsking, isSending, timeLeft } from './flow.ts';
import { useGuide, useHasVoice } from './guide/useGuide.ts';
import styles from './KioskSession.module.css';
import { machineNotice } from './machineNotice.ts';
import { kioskMode, takesAnswers } from './mode.ts';
import { Foot } from './parts/Foot.tsx';
import { Header } from './parts/Header.tsx';
import { HelpDialog } from './parts/HelpDialog.tsx';
import { LanguageDialog } from './parts/LanguageDialog.tsx';
import { TimeoutDialog } from './parts/TimeoutDialog.tsx';
import { pathOf } from './path.ts';
import { scanned } from './scanned.ts';
import { AfterVisit, AppointmentButton } from './screens/IdleScreen.tsx';
import { NoticeScreen, noticeFor, offersCheckIn } from './screens/NoticeScreen.tsx';
import { StepScreen } from './screens/StepScreen.tsx';
import type { Subflow } from './subflow.ts';
import { useAids } from './useAids.ts';
import { useCatalog } from './useCatalog.ts';
import { useTicketRequest } from './useTicketRequest.ts';

type Props = {
  readonly flow: Flow;
  readonly tell: (event: FlowEvent) => void;
  readonly token: string;
  readonly onTokenRefused: () => void;
};

const MODE = kioskMode();

/** The branch's catalogue, the person's flow, and the frame around each question. */
export function KioskFrame({ flow, tell, token, onTokenRefused }: Props) {
  const say = useSay();
  const { catalog, clockOffset, offline } = useCatalog(token, onTokenRefused);
  useAids(flow.aids);
  const machineNow = useNow(DELAYS.tick);
  const now = machineNow + clockOffset;
  const step = currentStep(flow);
  const innerBack = useRef<(() => boolean) | null>(null);
  const back = useCallback(() => {
    if (innerBack.current?.() !== true) tell({ type: 'back' });
  }, [tell]);
  const readScreen = useRef<() => void>(() => undefined);
  const onGuide = (): void => {
    if (flow.aids.voice === 'off') tell({ type: 'aidsChanged', aids: toggled.voice(flow.aids) });
    else readScreen.current();
  };
  const onScan = (scan: Scan): void => tell(scanned(scan, step, MODE, systemId()));
  const { host, printer, numbers, voice } = useDevices({ flow, tell, onBack: back, onGuide, onScan });
  useTicketRequest({ request: flow.request, token, catalog, host, tell });
  useCheckIn({ request: flow.checkIn, language: flow.language, token, catalog, host, tell });

  // With its own service the machine goes on giving tickets while the server is away, as long as it has numbers.
  const spent = numbers.length > 0 && numbers.every(({ left }) => left === 0);
  const cutOff = offline && (host === null || catalog === null || spent);
  const notice = step.at === 'idle' ? noticeFor(catalog, cutOff, now, MODE) : null;
  const screen = notice ?? ('page' in step && step.at !== 'search' ? `${step.at}-${step.page}` : step.at);

  const [inner, setInner] = useState('');
  const subflow: Subflow = { onScreen: setInner, back: innerBack };
  const asksInside = step.at === 'survey' || step.at === 'oirs';
  const endedInside = asksInside && (inner === 'thanks' || inner.startsWith('folio'));
  const shown = asksInside ? `${screen} ${inner}` : screen;
  const overlay = flow.warnedAt !== null ? 'timeout' : flow.dialog;

  const readAgain = useGuide(flow.aids.voice, `${shown} ${overlay ?? ''}`, flow.language, voice);
  useEffect(() => {
    readScreen.current = readAgain;
  }, [readAgain]);
  const hasVoice = useHasVoice(flow.language, voice);

  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new screen is announced by moving the focus to its question
  useEffect(() => {
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [shown]);

  const left = timeLeft(flow, machineNow);
  const told =
    notice === null ? machineNotice({ step, mode: MODE, alone: offline, printer: printer.status, numbers }) : null;
  return (
    <div className={styles.kiosk} data-step={notice === null ? step.at : 'notice'}>
      <Header
        catalog={catalog}
        now={now}
        prominent={notice !== null || step.at === 'idle'}
        path={pathOf(flow, catalog, say)}
      />
      <main ref={main} className={styles.main} key={screen}>
        {notice !== null || catalog === null ? (
          <NoticeScreen notice={notice ?? 'starting'} catalog={catalog}>
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
          <StepScreen
            flow={flow}
            catalog={catalog}
            mode={MODE}
            token={token}
            secondsLeft={left === null ? null : Math.ceil(left / 1_000)}
            now={machineNow}
            branchNow={now}
            printer={printer}
            subflow={subflow}
            tell={tell}
          />
        )}
      </main>
      <p className={styles.machine} role="status" hidden={told === null}>
        {told !== null && say(told)}
      </p>
      <Foot
        aids={flow.aids}
        hasVoice={hasVoice}
        canGoBack={flow.steps.length > 1 && step.at !== 'ticket' && !endedInside && !isAsking(flow)}
        canRestart={flow.steps.length > 1 && !isSending(flow)}
        onBack={back}
        onRestart={() => tell({ type: 'restart' })}
        onToggle={(aid) => tell({ type: 'aidsChanged', aids: toggled[aid](flow.aids) })}
        onLanguage={() => tell({ type: 'dialogToggled', dialog: 'language' })}
        onHelp={() => tell({ type: 'dialogToggled', dialog: 'help' })}
      />
      <Dock />
      {flow.dialog === 'help' && <HelpDialog onClose={() => tell({ type: 'dialogToggled', dialog: 'help' })} />}
      {flow.dialog === 'language' && (
        <LanguageDialog
          onChoose={(language) => tell({ type: 'languageChosen', language })}
          onClose={() => tell({ type: 'dialogToggled', dialog: 'language' })}
        />
      )}
      {flow.warnedAt !== null && left !== null && (
        <TimeoutDialog
          secondsLeft={Math.ceil(left / 1_000)}
          canExtend={canExtend(flow)}
          onExtend={() => tell({ type: 'extended' })}
          onLeave={() => tell({ type: 'restart' })}
        />
      )}
      <span className="visually-hidden" role="status">
        {cutOff ? say('kiosk.offline.title') : flow.unread ? say('kiosk.scan.unread') : ''}
      </span>
    </div>
  );
}

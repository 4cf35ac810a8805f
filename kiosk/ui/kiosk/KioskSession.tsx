import { say } from '@turno25/shared/i18n/messages.ts';
import { useNow } from '@turno25/shared/ui/useNow.ts';
import { useEffect, useRef } from 'react';
import { toggled } from './aids.ts';
import { DELAYS } from './delays.ts';
import { canExtend, currentStep, timeLeft } from './flow.ts';
import styles from './KioskSession.module.css';
import { Foot } from './parts/Foot.tsx';
import { Header } from './parts/Header.tsx';
import { HelpDialog } from './parts/HelpDialog.tsx';
import { TimeoutDialog } from './parts/TimeoutDialog.tsx';
import { pathOf } from './path.ts';
import { NoticeScreen, noticeFor } from './screens/NoticeScreen.tsx';
import { StepScreen } from './screens/StepScreen.tsx';
import { useAids, useHasVoice, useReadAloud } from './useAids.ts';
import { useCatalog } from './useCatalog.ts';
import { useFlow } from './useFlow.ts';
import { useTicketRequest } from './useTicketRequest.ts';

type Props = { readonly token: string; readonly onTokenRefused: () => void };

/** The kiosk at work: the branch's catalogue, the person's flow, and the frame around each question. */
export function KioskSession({ token, onTokenRefused }: Props) {
  const { catalog, clockOffset, offline } = useCatalog(token, onTokenRefused);
  const [flow, tell] = useFlow();
  useTicketRequest(flow.request, token, tell);
  useAids(flow.aids);
  const hasVoice = useHasVoice();
  const machineNow = useNow(DELAYS.tick);
  const now = machineNow + clockOffset;
  const step = currentStep(flow);
  const notice = step.at === 'idle' ? noticeFor(catalog, offline, now) : null;
  const screen = notice ?? ('page' in step ? `${step.at}-${step.page}` : step.at);
  useReadAloud(flow.aids.voice, flow.helpOpen ? '' : screen);

  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new screen is announced by moving the focus to its question
  useEffect(() => {
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [screen]);

  const left = timeLeft(flow, machineNow);
  return (
    <div className={styles.kiosk} data-step={notice === null ? step.at : 'notice'}>
      <Header
        catalog={catalog}
        now={now}
        prominent={notice !== null || step.at === 'idle'}
        path={pathOf(flow, catalog)}
      />
      <main ref={main} className={styles.main} key={screen}>
        {notice !== null || catalog === null ? (
          <NoticeScreen notice={notice ?? 'starting'} catalog={catalog} />
        ) : (
          <StepScreen
            flow={flow}
            catalog={catalog}
            secondsLeft={left === null ? null : Math.ceil(left / 1_000)}
            now={machineNow}
            tell={tell}
          />
        )}
      </main>
      <Foot
        aids={flow.aids}
        hasVoice={hasVoice}
        canGoBack={flow.steps.length > 1 && step.at !== 'ticket' && flow.request === null}
        canRestart={flow.steps.length > 1 && flow.request?.state !== 'sending'}
        onBack={() => tell({ type: 'back' })}
        onRestart={() => tell({ type: 'restart' })}
        onToggle={(aid) => tell({ type: 'aidsChanged', aids: toggled[aid](flow.aids) })}
        onHelp={() => tell({ type: 'helpToggled' })}
      />
      {flow.helpOpen && <HelpDialog onClose={() => tell({ type: 'helpToggled' })} />}
      {flow.warnedAt !== null && left !== null && (
        <TimeoutDialog
          secondsLeft={Math.ceil(left / 1_000)}
          canExtend={canExtend(flow)}
          onExtend={() => tell({ type: 'extended' })}
          onLeave={() => tell({ type: 'restart' })}
        />
      )}
      <span className="visually-hidden" role="status">
        {offline ? say('kiosk.offline.title') : ''}
      </span>
    </div>
  );
}

import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { CounterView, DeskView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useCallback, useRef, useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { BoxButton } from '../buttonBox/BoxButton.tsx';
import { TopBar } from '../frame/TopBar.tsx';
import type { Live } from '../live/useLive.ts';
import { useResting } from '../sending/useResting.ts';
import { useShortcuts } from '../sending/useShortcuts.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { DeskSheet, type OpenSheet } from './DeskSheet.tsx';
import styles from './desk.module.css';
import { GuidePanel } from './GuidePanel.tsx';
import { GUIDE_KEY, LINE_KEY, LINE_KEYS, READ_KEY, VERBS_OF_KEY, WAIT_KEY } from './keys.ts';
import { LinePanel } from './LinePanel.tsx';
import { Messages } from './Messages.tsx';
import { Now } from './Now.tsx';
import { useAutoCall } from './useAutoCall.ts';
import { useCallWhy } from './useCallWhy.ts';
import { useLetterKeys } from './useLetterKeys.ts';
import { useMessages } from './useMessages.ts';
import { useVerb } from './useVerb.ts';
import { VerbPanel } from './VerbPanel.tsx';
import {
  type CounterVerb,
  isPossible,
  isPossibleForChosen,
  type LineVerb,
  primaryVerb,
  secondsToVerb,
} from './verbs.ts';

type Props = {
  readonly live: Live;
  readonly view: LiveView;
  readonly catalog: Catalog;
  readonly counter: CounterView;
};

/** An open counter: who is here now, the verbs, and who waits. */
export function Desk({ live, view, catalog, counter }: Props) {
  const { role } = useSession().session.staff;
  const desk = useVerb(live, counter.id);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [guided, setGuided] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [letters, toggleLetters] = useLetterKeys();
  const written = useMessages(live, counter.unread ?? 0);
  const list = useRef<HTMLDivElement>(null);
  const why = useCallWhy(counter.visit?.id ?? null, desk.why);
  const chosen = [...view.line, ...view.onHold].find((visit) => visit.id === chosenId) ?? null;

  // With two windows of one person the other one changes what the same key does.
  const resting = useResting(`${primaryVerb(counter)} ${counter.visit?.id ?? ''}`);
  const busy = desk.busy || resting;
  const next = view.next.find((candidate) => candidate.counterId === counter.id) ?? null;
  const desks = useAsked<DeskView>('/desk', { since: counter.visit?.id ?? null });
  const callByItself = useCallback(() => void desk.run('call-next', {}, null), [desk.run]);
  const autoCall = useAutoCall({
    counter,
    someone: next !== null,
    seconds: desks.answer?.autoCallSeconds ?? null,
    occupied: sheet !== null || busy,
    clock: live.clock,
    call: callByItself,
  });

  function open(next: OpenSheet): void {
    desk.forget();
    setSheet(next);
  }

  function pressPrimary(): void {
    if (busy) return;
    const verb = primaryVerb(counter);
    if (verb === 'finish') {
      if (counter.visit !== null) open({ kind: 'finish', visit: counter.visit });
      return;
    }
    void desk.run(verb === 'callNext' ? 'call-next' : verb, {}, counter.visit);
  }

  function pressVerb(verb: CounterVerb): void {
    const { visit } = counter;
    if (busy || !isPossible(verb, counter)) return;
    if (secondsToVerb(verb, desk.delays, visit, live.clock.now()) > 0) return;
    if (verb === 'undoStart') void desk.run('undo-start', {}, visit);
    if (verb === 'undoEnd' && counter.undo !== undefined)
      void desk.run('undo-end', { visitId: counter.undo.visitId }, null);
    if (verb === 'recall') void desk.run('recall', {}, visit);
    if (verb === 'noShow') void desk.run('no-show', {}, visit);
    if (verb === 'close') void desk.run('close', {}, null);
    if (verb === 'pause' || verb === 'walk' || verb === 'find') open({ kind: verb });
    if ((verb === 'hold' || verb === 'transfer' || verb === 'left') && visit !== null) open({ kind: verb, visit });
  }

  function pressLineVerb(verb: LineVerb): void {
    if (busy || chosen === null || !isPossibleForChosen(verb, counter, chosen, role)) return;
    if (verb === 'return') void desk.run('unhold', { visitId: chosen.id }, null);
    else open({ kind: verb, visit: chosen });
  }

  useShortcuts(
    {
      F2: pressPrimary,
      ' ': pressPrimary,
      ...Object.fromEntries([...VERBS_OF_KEY].map(([key, verbs]) => [key, () => verbs.forEach(pressVerb)])),
      ...Object.fromEntries(
        (Object.keys(LINE_KEYS) as LineVerb[]).map((verb) => [
          LINE_KEYS[verb].toLowerCase(),
          () => pressLineVerb(verb),
        ]),
      ),
      [LINE_KEY.toLowerCase()]: () => list.current?.focus(),
      [WAIT_KEY.toLowerCase()]: autoCall.wait,
      [READ_KEY.toLowerCase()]: written.read,
      [GUIDE_KEY.toLowerCase()]: () => setGuided(!guided),
    },
    { letters },
  );

  return (
    <div className={styles.page}>
      <TopBar
        title={say('common.counter', { label: counter.label })}
        detail={catalog.branch.name}
        live={live}
        zone={catalog.branch.zone}
        manual="ejecutivos"
        busyWith={counter.visit?.number ?? null}
      >
        {counter.visit !== null && (
          <Button
            look="quiet"
            shortcut={GUIDE_KEY}
            keyShown={letters}
            aria-pressed={guided}
            repeatable
            onPress={() => setGuided(!guided)}
          >
            {say('console.guide.open')}
          </Button>
        )}
        <Button look="quiet" onPress={() => open({ kind: 'register' })}>
          {say('oirsTray.register.open')}
        </Button>
        <BoxButton />
        <Button look="quiet" aria-pressed={letters} repeatable onPress={toggleLetters}>
          {letters ? say('console.keys.on') : say('console.keys.off')}
        </Button>
      </TopBar>
      <main className={styles.desk}>
        <div className={styles.work}>
          <Now
            counter={counter}
            next={next}
            desk={desks.answer}
            autoCall={autoCall}
            why={why}
            clock={live.clock}
            zone={catalog.branch.zone}
          />
          <VerbPanel
            counter={counter}
            busy={busy}
            trouble={sheet === null ? desk.trouble : null}
            delays={desk.delays}
            clock={live.clock}
            showKeys={letters}
            onPrimary={pressPrimary}
            onVerb={pressVerb}
          />
        </div>
        <div className={styles.side}>
          <Messages
            messages={written.messages}
            zone={catalog.branch.zone}
            busy={written.busy}
            showKeys={letters}
            trouble={written.trouble}
            onRead={written.read}
          />
          {guided && counter.visit !== null ? (
            <GuidePanel visit={counter.visit} />
          ) : (
            <LinePanel
              view={view}
              counter={counter}
              clock={live.clock}
              zone={catalog.branch.zone}
              listRef={list}
              chosen={chosen}
              busy={busy}
              showKeys={letters}
              onChoose={setChosenId}
              onVerb={pressLineVerb}
            />
          )}
        </div>
      </main>
      {sheet !== null && (
        <DeskSheet
          sheet={sheet}
          desk={desk}
          view={view}
          catalog={catalog}
          counter={counter}
          live={live}
          outcomeForEach={desks.answer?.outcomeForEach === true}
          onClose={() => {
            desk.forget();
            setSheet(null);
          }}
        />
      )}
    </div>
  );
}

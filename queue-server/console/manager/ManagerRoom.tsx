import type { ShiftsView } from '@turno25/shared/contracts/shifts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { FindSheet } from '../finding/FindSheet.tsx';
import { TopBar } from '../frame/TopBar.tsx';
import { WhySheet } from '../frame/WhySheet.tsx';
import { shortDate } from '../live/spans.ts';
import { useCatalog } from '../live/useCatalog.ts';
import { useLive } from '../live/useLive.ts';
import { Oirs } from '../oirs/Oirs.tsx';
import { Alerts } from './Alerts.tsx';
import { AtRisk } from './AtRisk.tsx';
import { AvailabilitySheet } from './AvailabilitySheet.tsx';
import { Appointments } from './appointments/Appointments.tsx';
import { ClockSheet } from './ClockSheet.tsx';
import { ClosedBoard } from './ClosedBoard.tsx';
import { Compliance } from './Compliance.tsx';
import { ComplianceCurve } from './ComplianceCurve.tsx';
import { CounterStrip } from './CounterStrip.tsx';
import { Counts } from './Counts.tsx';
import { DayControl } from './DayControl.tsx';
import { Advice } from './forecast/Advice.tsx';
import { PauseSheet } from './forecast/PauseSheet.tsx';
import { PlanSheet } from './forecast/PlanSheet.tsx';
import { RehearsalSheet } from './forecast/RehearsalSheet.tsx';
import { ToldSheet } from './forecast/ToldSheet.tsx';
import { GoalsSheet } from './GoalsSheet.tsx';
import { HeatTable } from './HeatTable.tsx';
import { MessageSheet } from './MessageSheet.tsx';
import { MoreSheet } from './MoreSheet.tsx';
import styles from './manager.module.css';
import { NoteSheet } from './NoteSheet.tsx';
import { OutsideSheet } from './outside/OutsideSheet.tsx';
import { PastDaySheet } from './PastDaySheet.tsx';
import { People } from './people/People.tsx';
import { ReleaseSheet } from './ReleaseSheet.tsx';
import { Rolls } from './rolls/Rolls.tsx';
import { StandingSheet } from './StandingSheet.tsx';
import { SuspensionSheet } from './SuspensionSheet.tsx';
import { ShiftsSheet } from './shifts/ShiftsSheet.tsx';
import { stripNotes } from './shifts/stripNotes.ts';
import { TicketSheet } from './TicketSheet.tsx';

type OpenSheet =
  | { readonly kind: 'ticket' | 'why'; readonly visitId: string; readonly number: string }
  | { readonly kind: 'pause'; readonly counterId: string; readonly label: string }
  | { readonly kind: 'release'; readonly counterId: string; readonly label: string; readonly number: string }
  | { readonly kind: 'message'; readonly counterId: string; readonly label: string; readonly name: string }
  | { readonly kind: 'note'; readonly date: string }
  | { readonly kind: 'clock'; readonly shown: string }
  | {
      readonly kind:
        | 'appointments'
        | 'plan'
        | 'rehearsal'
        | 'people'
        | 'find'
        | 'past'
        | 'suspension'
        | 'more'
        | 'oirs'
        | 'rolls'
        | 'told'
        | 'standing'
        | 'goals'
        | 'availability'
        | 'outside'
        | 'shifts';
    };

/** Who is missing is asked for this often. */
const SHIFTS_MS = 10_000;

/** Everything a manager watches, on one screen. */
export function ManagerRoom() {
  const live = useLive();
  const { view, clock } = live;
  const catalog = useCatalog(view?.epoch ?? null);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [pastDate, setPastDate] = useState<string | null>(null);
  const today = view?.day?.date ?? null;
  const shifts = useAsked<ShiftsView>(today === null ? null : `/shifts/days/${today}`, { everyMillis: SHIFTS_MS });
  if (view === null || catalog === null) return <main className={styles.blank} aria-busy="true" />;
  const { zone } = catalog.branch;
  // Back to the day that the note was written on, where it now stands.
  const backToPast = (date: string): void => {
    setPastDate(date);
    setSheet({ kind: 'past' });
  };

  return (
    <div className={styles.page}>
      <TopBar
        title={catalog.branch.name}
        detail={view.day === null ? say('console.day.closed') : shortDate(view.day.date)}
        live={live}
        zone={zone}
        onPeople={() => setSheet({ kind: 'people' })}
      >
        <Button look="quiet" onPress={() => setSheet({ kind: 'find' })}>
          {say('console.verb.find')}
        </Button>
        <Button look="quiet" onPress={() => setSheet({ kind: 'appointments' })}>
          {say('appointments.open')}
        </Button>
        <Button look="quiet" onPress={() => setSheet({ kind: 'plan' })}>
          {say('forecast.plan.open')}
        </Button>
        <Button look="quiet" onPress={() => setSheet({ kind: 'more' })}>
          {say('console.more.open')}
        </Button>
        <DayControl live={live} view={view} zone={zone} />
      </TopBar>
      <main className={styles.board} data-open={view.day !== null}>
        {view.day === null ? (
          <ClosedBoard last={view.lastClosedDate} zone={zone} />
        ) : (
          <>
            <Compliance view={view} clock={clock} />
            <ComplianceCurve view={view} zone={zone} clock={clock} />
            <Counts counts={view.counts} />
            <HeatTable services={view.services} clock={clock} />
          </>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: its parts are no fields */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too */}
        <div role="group" className={styles.side} tabIndex={0} aria-label={say('console.side.label')}>
          <Advice staffing={view.staffing} open={view.day !== null} shifts={shifts.answer?.now ?? null} />
          {/* Alarms first: a long list of who is at risk must not push them out of sight. */}
          <Alerts
            alerts={view.alerts}
            handover={view.handover}
            signals={view.signals}
            machine={view.machine}
            onConfirmClock={(shown) => setSheet({ kind: 'clock', shown })}
            onOpen={({ visitId, number }) => setSheet({ kind: 'ticket', visitId, number })}
          />
          {view.day !== null && (
            <AtRisk
              view={view}
              clock={clock}
              onOpen={(visit) => setSheet({ kind: 'ticket', visitId: visit.id, number: visit.number })}
            />
          )}
        </div>
        {view.day !== null && (
          <CounterStrip
            counters={view.counters}
            notes={stripNotes(shifts.answer?.now ?? null, zone)}
            clock={clock}
            onRelease={({ id, label }, { number }) => setSheet({ kind: 'release', counterId: id, label, number })}
            onPause={({ id, label }) => setSheet({ kind: 'pause', counterId: id, label })}
            onMessage={({ id, label }, name) => setSheet({ kind: 'message', counterId: id, label, name })}
            onWhy={(visit) => setSheet({ kind: 'why', visitId: visit.id, number: visit.number })}
          />
        )}
      </main>
      {sheet?.kind === 'ticket' && (
        <TicketSheet
          visitId={sheet.visitId}
          number={sheet.number}
          live={live}
          view={view}
          codes={catalog.reasons.removal}
          onWhy={() => setSheet({ kind: 'why', visitId: sheet.visitId, number: sheet.number })}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === 'pause' && (
        <PauseSheet counterId={sheet.counterId} label={sheet.label} onClose={() => setSheet(null)} />
      )}
      {sheet?.kind === 'release' && <ReleaseSheet {...sheet} live={live} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'message' && <MessageSheet {...sheet} live={live} zone={zone} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'past' && (
        <PastDaySheet
          first={pastDate ?? view.lastClosedDate ?? view.day?.date ?? null}
          zone={zone}
          onNote={(date) => setSheet({ kind: 'note', date })}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === 'note' && (
        <NoteSheet date={sheet.date} onWritten={() => backToPast(sheet.date)} onClose={() => backToPast(sheet.date)} />
      )}
      {sheet?.kind === 'goals' && <GoalsSheet onClose={() => setSheet(null)} />}
      {sheet?.kind === 'standing' && <StandingSheet onClose={() => setSheet(null)} />}
      {sheet?.kind === 'availability' && (
        <AvailabilitySheet
          today={view.day?.date ?? localDate(clock.now(), zone)}
          zone={zone}
          clock={clock}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === 'shifts' && (
        <ShiftsSheet shifts={shifts.answer} trouble={shifts.trouble} zone={zone} onClose={() => setSheet(null)} />
      )}
      {sheet?.kind === 'outside' && <OutsideSheet zone={zone} clock={clock} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'clock' && (
        <ClockSheet shown={sheet.shown} live={live} zone={zone} onClose={() => setSheet(null)} />
      )}
      {sheet?.kind === 'appointments' && (
        <Appointments
          catalog={catalog}
          clock={clock}
          today={view.day?.date ?? null}
          issued={view.counts.issued}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === 'find' && <FindSheet live={live} catalog={catalog} zone={zone} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'oirs' && <Oirs catalog={catalog} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'more' && (
        <MoreSheet
          today={view.day?.date ?? null}
          onOpen={(kind) => {
            setPastDate(null);
            setSheet({ kind });
          }}
          onNote={(date) => setSheet({ kind: 'note', date })}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === 'suspension' && (
        <SuspensionSheet live={live} view={view} zone={zone} onClose={() => setSheet(null)} />
      )}
      {sheet?.kind === 'rolls' && (
        <Rolls catalog={catalog} today={localDate(clock.now(), zone)} onClose={() => setSheet(null)} />
      )}
      {sheet?.kind === 'plan' && <PlanSheet zone={zone} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'told' && <ToldSheet onClose={() => setSheet(null)} />}
      {sheet?.kind === 'rehearsal' && <RehearsalSheet zone={zone} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'people' && <People zone={zone} onClose={() => setSheet(null)} />}
      {sheet?.kind === 'why' && (
        <WhySheet visitId={sheet.visitId} number={sheet.number} zone={zone} onClose={() => setSheet(null)} />
      )}
    </div>
  );
}

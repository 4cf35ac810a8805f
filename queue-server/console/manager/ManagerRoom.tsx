import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { TopBar } from '../frame/TopBar.tsx';
import { dateInWords } from '../live/spans.ts';
import { useCatalog } from '../live/useCatalog.ts';
import { useLive } from '../live/useLive.ts';
import { Alerts } from './Alerts.tsx';
import { AtRisk } from './AtRisk.tsx';
import { Compliance } from './Compliance.tsx';
import { ComplianceCurve } from './ComplianceCurve.tsx';
import { CounterStrip } from './CounterStrip.tsx';
import { Counts } from './Counts.tsx';
import { DayControl } from './DayControl.tsx';
import { HeatTable } from './HeatTable.tsx';
import styles from './manager.module.css';
import { TicketSheet } from './TicketSheet.tsx';
import { WhySheet } from './WhySheet.tsx';

type OpenSheet = { readonly kind: 'ticket' | 'why'; readonly visitId: string; readonly number: string };

/** Everything a manager watches, on one screen. */
export function ManagerRoom() {
  const live = useLive();
  const { view, clock } = live;
  const catalog = useCatalog(view?.epoch ?? null);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  if (view === null || catalog === null) return <main className={styles.blank} aria-busy="true" />;
  const { zone } = catalog.branch;

  return (
    <div className={styles.page}>
      <TopBar
        title={catalog.branch.name}
        detail={view.day === null ? say('console.day.closed') : dateInWords(view.day.date)}
        live={live}
        zone={zone}
      >
        <DayControl live={live} view={view} />
      </TopBar>
      <main className={styles.board}>
        <Compliance view={view} clock={clock} />
        <ComplianceCurve view={view} zone={zone} clock={clock} />
        <Counts counts={view.counts} />
        <HeatTable services={view.services} clock={clock} />
        <div className={styles.side}>
          <AtRisk
            view={view}
            clock={clock}
            onOpen={(visit) => setSheet({ kind: 'ticket', visitId: visit.id, number: visit.number })}
          />
          <Alerts alerts={view.alerts} />
        </div>
        <CounterStrip
          counters={view.counters}
          clock={clock}
          onWhy={(visit) => setSheet({ kind: 'why', visitId: visit.id, number: visit.number })}
        />
      </main>
      {sheet?.kind === 'ticket' && (
        <TicketSheet
          visitId={sheet.visitId}
          number={sheet.number}
          live={live}
          view={view}
          codes={catalog.reasons.removal}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === 'why' && (
        <WhySheet visitId={sheet.visitId} number={sheet.number} zone={zone} onClose={() => setSheet(null)} />
      )}
    </div>
  );
}

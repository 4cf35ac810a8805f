import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { EndingSheet } from '../finding/EndingSheet.tsx';
import { FindSheet } from '../finding/FindSheet.tsx';
import { ReasonSheet } from '../frame/ReasonSheet.tsx';
import { WhySheet } from '../frame/WhySheet.tsx';
import type { Live } from '../live/useLive.ts';
import { RegisterSheet } from '../oirs/RegisterSheet.tsx';
import { FinishSheet } from './FinishSheet.tsx';
import { HoldSheet } from './HoldSheet.tsx';
import { TransferSheet } from './TransferSheet.tsx';
import type { VerbDesk } from './useVerb.ts';
import { WalkSheet } from './WalkSheet.tsx';

export type OpenSheet =
  | { readonly kind: 'pause' }
  | { readonly kind: 'walk' }
  | { readonly kind: 'find' }
  | { readonly kind: 'register' }
  | {
      readonly kind: 'finish' | 'hold' | 'left' | 'transfer' | 'callThis' | 'remove' | 'why';
      readonly visit: VisitView;
    };

type Props = {
  readonly sheet: OpenSheet;
  readonly desk: VerbDesk;
  readonly view: LiveView;
  readonly catalog: Catalog;
  readonly counter: CounterView;
  readonly live: Live;
  readonly outcomeForEach: boolean;
  readonly onClose: () => void;
};

/** The form of the verb that was pressed; it closes once the server has done it. */
export function DeskSheet({ sheet, desk, view, catalog, counter, live, outcomeForEach, onClose }: Props) {
  const common = { busy: desk.busy, trouble: desk.trouble, onClose };

  // The visit that the form was opened for, which may not be the one that is at the counter by now.
  const about = 'visit' in sheet ? sheet.visit : null;
  async function run(verb: string, body: object): Promise<void> {
    if (await desk.run(verb, body, about)) onClose();
  }
  async function remove(visitId: string, body: unknown): Promise<void> {
    if (await desk.remove(visitId, body)) onClose();
  }

  if (sheet.kind === 'pause') {
    return (
      <ReasonSheet
        kind="pause"
        codes={catalog.reasons.pause}
        title={say('console.pause.title')}
        action={say('console.verb.pause')}
        {...common}
        onGive={(reason) => void run('pause', { reason })}
      />
    );
  }
  if (sheet.kind === 'walk') {
    return (
      <WalkSheet counter={counter} catalog={catalog} {...common} onAttend={(body) => void run('walk-direct', body)} />
    );
  }
  if (sheet.kind === 'find') {
    return <FindSheet live={live} catalog={catalog} zone={catalog.branch.zone} onClose={onClose} />;
  }
  if (sheet.kind === 'register') return <RegisterSheet catalog={catalog} onClose={onClose} />;
  const { visit } = sheet;
  switch (sheet.kind) {
    case 'finish':
      return (
        <FinishSheet
          visit={visit}
          counter={counter}
          catalog={catalog}
          outcomeForEach={outcomeForEach}
          {...common}
          onFinish={(body) => void run('finish', body)}
        />
      );
    case 'hold':
      return (
        <HoldSheet visit={visit} codes={catalog.reasons.hold} {...common} onHold={(body) => void run('hold', body)} />
      );
    case 'left':
      return <EndingSheet ticket={visit} how="left" live={live} onClose={onClose} />;
    case 'transfer':
      return (
        <TransferSheet
          visit={visit}
          counter={counter}
          view={view}
          codes={catalog.reasons.transfer}
          now={live.clock.now()}
          {...common}
          onTransfer={(body) => void run('transfer', body)}
        />
      );
    case 'why':
      return <WhySheet visitId={visit.id} number={visit.number} zone={catalog.branch.zone} onClose={onClose} />;
    case 'callThis':
      return (
        <ReasonSheet
          kind="specificCall"
          codes={catalog.reasons.specificCall}
          title={say('console.callThis.title', { number: visit.number })}
          lead={say('console.callThis.lead')}
          action={say('console.verb.callThisNumber', { number: visit.number })}
          {...common}
          onGive={(reason) => void run('call', { visitId: visit.id, reason })}
        />
      );
    case 'remove':
      return (
        <ReasonSheet
          kind="removal"
          codes={catalog.reasons.removal}
          title={say('console.remove.title', { number: visit.number })}
          lead={say('console.remove.lead')}
          action={say('console.verb.removeNumber', { number: visit.number })}
          {...common}
          onGive={(reason) => void remove(visit.id, { reason })}
        />
      );
  }
}

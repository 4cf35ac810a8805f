import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import { slotsFor } from '../choices.ts';
import { DELAYS } from '../delays.ts';
import { canExtend, currentStep, type Flow, type FlowEvent } from '../flow.ts';
import { ClassScreen } from './ClassScreen.tsx';
import { ConfirmScreen } from './ConfirmScreen.tsx';
import { IdleScreen } from './IdleScreen.tsx';
import { InstitutionScreen } from './InstitutionScreen.tsx';
import { InstitutionsScreen } from './InstitutionsScreen.tsx';
import { ServicesScreen } from './ServicesScreen.tsx';
import { TicketScreen } from './TicketScreen.tsx';

type Props = {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly now: Instant;
  readonly secondsLeft: number | null;
  readonly tell: (event: FlowEvent) => void;
};

/** The screen of the step that the person is at. */
export function StepScreen({ flow, catalog, now, secondsLeft, tell }: Props) {
  const step = currentStep(flow);
  const slots = slotsFor(flow.aids);
  const onService = (serviceId: string): void => tell({ type: 'serviceChosen', serviceId });
  const onTurn = (page: number): void => tell({ type: 'pageTurned', page });
  switch (step.at) {
    case 'idle':
      return <IdleScreen catalog={catalog} onBegin={() => tell({ type: 'begin', classes: catalog.classes })} />;
    case 'class':
      return <ClassScreen onChoose={(visitClass) => tell({ type: 'classChosen', visitClass })} />;
    case 'services':
      return (
        <ServicesScreen
          catalog={catalog}
          slots={slots}
          onChoose={onService}
          onOthers={() => tell({ type: 'othersChosen' })}
        />
      );
    case 'institutions':
      return (
        <InstitutionsScreen
          catalog={catalog}
          page={step.page}
          slots={slots}
          onTurn={onTurn}
          onChoose={(institutionId) => tell({ type: 'institutionChosen', institutionId })}
        />
      );
    case 'institution':
      return (
        <InstitutionScreen
          catalog={catalog}
          institutionId={step.institutionId}
          page={step.page}
          slots={slots}
          onTurn={onTurn}
          onChoose={onService}
        />
      );
    case 'confirm':
      return (
        <ConfirmScreen
          catalog={catalog}
          serviceId={step.serviceId}
          visitClass={flow.visitClass ?? 'general'}
          request={flow.request}
          refusal={flow.refusal}
          onAsk={(key) => tell({ type: 'ticketAsked', key })}
          onRetry={() => tell({ type: 'retried' })}
          onOther={() => tell({ type: 'back' })}
        />
      );
    case 'ticket':
      return (
        <TicketScreen
          ticket={step.ticket}
          zone={catalog.branch.zone}
          secondsLeft={secondsLeft ?? 0}
          settled={now - step.since >= DELAYS.ticketSettles}
          onMore={canExtend(flow) ? () => tell({ type: 'extended' }) : null}
          onDone={() => tell({ type: 'restart' })}
        />
      );
    default:
      return assertNever(step);
  }
}

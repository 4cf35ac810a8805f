import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import { OirsScreen } from '../../oirs/OirsScreen.tsx';
import { CheckInStep } from '../checkIn/CheckInStep.tsx';
import { afterService, slotsFor } from '../choices.ts';
import { DELAYS } from '../delays.ts';
import type { Printer } from '../devices/useDevices.ts';
import { canExtend, currentStep, type Flow, type FlowEvent } from '../flow.ts';
import type { KioskMode } from '../mode.ts';
import type { Subflow } from '../subflow.ts';
import { AlreadyScreen } from './AlreadyScreen.tsx';
import { ClassScreen } from './ClassScreen.tsx';
import { ConfirmScreen } from './ConfirmScreen.tsx';
import { DocumentScreen } from './DocumentScreen.tsx';
import { ElsewhereScreen } from './ElsewhereScreen.tsx';
import { IdentityScreen } from './IdentityScreen.tsx';
import { IdleScreen } from './IdleScreen.tsx';
import { InstitutionScreen } from './InstitutionScreen.tsx';
import { InstitutionsScreen } from './InstitutionsScreen.tsx';
import { LaterScreen } from './LaterScreen.tsx';
import { OtherDocumentScreen } from './OtherDocumentScreen.tsx';
import { SearchScreen } from './SearchScreen.tsx';
import { ServicesScreen } from './ServicesScreen.tsx';
import { SurveyScreen } from './SurveyScreen.tsx';
import { TicketScreen } from './TicketScreen.tsx';

type Props = {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly mode: KioskMode;
  readonly token: string;
  readonly now: Instant;
  /** The same moment by the branch's clock. */
  readonly branchNow: Instant;
  readonly secondsLeft: number | null;
  readonly printer: Printer;
  readonly subflow: Subflow;
  readonly tell: (event: FlowEvent) => void;
};

/** The screen of the step that the person is at. */
export function StepScreen(props: Props) {
  const { flow, catalog, mode, token, now, branchNow, secondsLeft, printer, subflow, tell } = props;
  const step = currentStep(flow);
  const slots = slotsFor(flow.aids);
  const onService = (service: CatalogService): void =>
    tell({ type: 'serviceChosen', serviceId: service.id, next: afterService(service) });
  const onTurn = (page: number): void => tell({ type: 'pageTurned', page });
  const onNone = (): void => tell({ type: 'identified', identity: null });
  const onDone = (): void => tell({ type: 'restart' });
  switch (step.at) {
    case 'idle':
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
    case 'class':
      return <ClassScreen onChoose={(visitClass) => tell({ type: 'classChosen', visitClass })} />;
    case 'services':
      return (
        <ServicesScreen
          catalog={catalog}
          slots={slots}
          onChoose={onService}
          onSearch={() => tell({ type: 'searchChosen' })}
          onInstitutions={() => tell({ type: 'othersChosen' })}
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
    case 'search':
      return (
        <SearchScreen
          catalog={catalog}
          text={step.text}
          page={step.page}
          onType={(text) => tell({ type: 'typed', text })}
          onTurn={onTurn}
          onChoose={onService}
        />
      );
    case 'elsewhere':
      return <ElsewhereScreen catalog={catalog} serviceId={step.serviceId} onOther={() => tell({ type: 'back' })} />;
    case 'identity':
      return (
        <IdentityScreen
          unread={flow.unread}
          onRun={() => tell({ type: 'documentChosen', document: 'run' })}
          onOther={() => tell({ type: 'otherDocumentChosen' })}
          onNone={onNone}
        />
      );
    case 'otherDocument':
      return (
        <OtherDocumentScreen onChoose={(document) => tell({ type: 'documentChosen', document })} onNone={onNone} />
      );
    case 'document':
      return (
        <DocumentScreen
          type={step.type}
          number={step.number}
          unread={flow.unread}
          onType={(text) => tell({ type: 'typed', text })}
          onIdentified={(identity) => tell({ type: 'identified', identity })}
        />
      );
    case 'confirm':
      return (
        <ConfirmScreen
          catalog={catalog}
          serviceId={step.serviceId}
          visitClass={flow.visitClass ?? 'general'}
          identity={flow.identity}
          request={flow.request}
          refusal={flow.refusal}
          onAsk={(key) => tell({ type: 'ticketAsked', key })}
          onRetry={() => tell({ type: 'retried' })}
          onOther={() => tell({ type: 'back' })}
          onLater={() => tell({ type: 'laterChosen' })}
        />
      );
    case 'checkIn':
    case 'checkInRun':
    case 'checkInCode':
    case 'checkingIn':
    case 'checkInAnswer':
      return <CheckInStep step={step} flow={flow} catalog={catalog} now={branchNow} tell={tell} />;
    case 'later':
      return <LaterScreen catalog={catalog} onDone={onDone} />;
    case 'already':
      return (
        <AlreadyScreen
          number={step.number}
          request={flow.request}
          refusal={flow.refusal}
          onAsk={(key, how) => tell({ type: 'ticketAsked', key, how })}
        />
      );
    case 'ticket':
      return (
        <TicketScreen
          ticket={step.ticket}
          zone={catalog.branch.zone}
          printer={printer}
          secondsLeft={secondsLeft ?? 0}
          settled={now - step.since >= DELAYS.ticketSettles}
          onMore={canExtend(flow) ? () => tell({ type: 'extended' }) : null}
          onDone={onDone}
        />
      );
    case 'survey':
      return <SurveyScreen token={token} scanned={step.code} subflow={subflow} onDone={onDone} />;
    case 'oirs':
      return (
        <OirsScreen catalog={catalog} token={token} slots={slots} subflow={subflow} printer={printer} onDone={onDone} />
      );
    default:
      return assertNever(step);
  }
}

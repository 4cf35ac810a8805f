import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import { slotsFor } from '../common/aids/slots.ts';
import type { Printer } from '../common/devices/useDevices.ts';
import { canExtend, type Person } from '../common/person/person.ts';
import { AwaitedScreen } from './checkIn/AwaitedScreen.tsx';
import { CheckInScreens } from './checkIn/CheckInScreens.tsx';
import { canAskAlso, confirmedOf, currentStep } from './flow/entry.ts';
import type { Entry, EntryEvent } from './flow/steps.ts';
import { AlreadyScreen } from './screens/AlreadyScreen.tsx';
import { ClassScreen } from './screens/ClassScreen.tsx';
import { ConfirmScreen } from './screens/ConfirmScreen.tsx';
import { DocumentScreen } from './screens/DocumentScreen.tsx';
import { ElsewhereScreen } from './screens/ElsewhereScreen.tsx';
import { IdentityScreen } from './screens/IdentityScreen.tsx';
import { InstitutionScreen } from './screens/InstitutionScreen.tsx';
import { InstitutionsScreen } from './screens/InstitutionsScreen.tsx';
import { LaterScreen } from './screens/LaterScreen.tsx';
import { OtherDocumentScreen } from './screens/OtherDocumentScreen.tsx';
import { SearchScreen } from './screens/SearchScreen.tsx';
import { ServicesScreen } from './screens/ServicesScreen.tsx';
import { TicketScreen } from './screens/TicketScreen.tsx';
import { afterService } from './services/choices.ts';

type Props = {
  readonly entry: Entry;
  readonly person: Person;
  readonly catalog: Catalog;
  /** By the branch's clock. */
  readonly branchNow: Instant;
  readonly secondsLeft: number | null;
  readonly printer: Printer;
  readonly tell: (event: EntryEvent) => void;
  readonly onExtend: () => void;
  readonly onDone: () => void;
};

/** The screen of the step that the person is at; nothing before anybody has begun. */
export function EntryScreen(props: Props) {
  const { entry, person, catalog, branchNow, secondsLeft, printer, tell, onExtend, onDone } = props;
  const step = currentStep(entry);
  const slots = slotsFor(person.aids);
  const visitClass = entry.visitClass ?? 'general';
  const onService = (service: CatalogService): void =>
    tell({ type: 'serviceChosen', serviceId: service.id, next: afterService(service) });
  const onTurn = (page: number): void => tell({ type: 'pageTurned', page });
  const onNone = (): void => tell({ type: 'identified', identity: null });
  switch (step.at) {
    case 'idle':
      return null;
    case 'class':
      return <ClassScreen onChoose={(chosen) => tell({ type: 'classChosen', visitClass: chosen })} />;
    case 'services':
      return (
        <ServicesScreen
          catalog={catalog}
          visitClass={visitClass}
          slots={slots}
          adding={confirmedOf(entry) !== null}
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
          visitClass={visitClass}
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
          visitClass={visitClass}
          text={step.text}
          page={step.page}
          onType={(text) => tell({ type: 'typed', text })}
          onTurn={onTurn}
          onChoose={onService}
          onInstitutions={() => tell({ type: 'othersChosen' })}
        />
      );
    case 'elsewhere':
      return <ElsewhereScreen catalog={catalog} serviceId={step.serviceId} onOther={() => tell({ type: 'back' })} />;
    case 'identity':
      return (
        <IdentityScreen
          unread={person.unread}
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
          unread={person.unread}
          onType={(text) => tell({ type: 'typed', text })}
          onIdentified={(identity) => tell({ type: 'identified', identity })}
        />
      );
    case 'confirm':
      return (
        <ConfirmScreen
          catalog={catalog}
          serviceId={step.serviceId}
          also={step.also}
          visitClass={visitClass}
          identity={entry.identity}
          errand={entry.errand}
          refusal={entry.refusal}
          onAsk={(key) => tell({ type: 'ticketAsked', key })}
          onRetry={() => tell({ type: 'retried' })}
          onOther={() => tell({ type: 'back' })}
          onAlso={canAskAlso(entry) ? () => tell({ type: 'alsoAsked' }) : null}
          onLater={() => tell({ type: 'laterChosen' })}
        />
      );
    case 'checkIn':
    case 'checkInCard':
    case 'checkInCode':
    case 'checkingIn':
    case 'checkInAnswer':
      return (
        <CheckInScreens
          step={step}
          canEdit={entry.steps.at(-2)?.at !== 'idle'}
          unread={person.unread}
          catalog={catalog}
          branchNow={branchNow}
          tell={tell}
          onDone={onDone}
        />
      );
    case 'later':
      return <LaterScreen catalog={catalog} onDone={onDone} />;
    case 'already':
      return (
        <AlreadyScreen
          number={step.number}
          prints={printer.available}
          errand={entry.errand}
          refusal={entry.refusal}
          onAsk={(key, how) => tell({ type: 'ticketAsked', key, how })}
        />
      );
    case 'awaited': {
      const { identity } = entry;
      return (
        <AwaitedScreen
          bookedFor={step.bookedFor}
          zone={catalog.branch.zone}
          errand={entry.errand}
          refusal={entry.refusal}
          onCheckIn={(key) => identity !== null && tell({ type: 'checkInAsked', key, who: { identity } })}
          onNumber={(key) => tell({ type: 'ticketAsked', key, how: 'again' })}
        />
      );
    }
    case 'ticket':
      return (
        <TicketScreen
          ticket={step.ticket}
          zone={catalog.branch.zone}
          closing={catalog.start?.closing ?? null}
          printer={printer}
          secondsLeft={secondsLeft ?? 0}
          since={step.since}
          onMore={canExtend(person) ? onExtend : null}
          onDone={onDone}
        />
      );
    default:
      return assertNever(step);
  }
}

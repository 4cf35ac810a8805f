import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Who } from '@turno25/shared/contracts/ticketOffice.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import type { CheckInStep } from '../flow/checkInSteps.ts';
import type { EntryEvent } from '../flow/steps.ts';
import { readiness } from '../services/choices.ts';
import { answerOf } from './answers.ts';
import { CheckInAnswerScreen } from './CheckInAnswerScreen.tsx';
import { CheckInCardScreen } from './CheckInCardScreen.tsx';
import { CheckInCodeScreen } from './CheckInCodeScreen.tsx';
import { CheckInScreen } from './CheckInScreen.tsx';
import { CheckingInScreen } from './CheckingInScreen.tsx';

type Props = {
  readonly step: CheckInStep;
  /** Whether there is something that the person typed, or a way to choose again. */
  readonly canEdit: boolean;
  readonly unread: boolean;
  readonly catalog: Catalog;
  /** By the branch's clock. */
  readonly branchNow: Instant;
  readonly tell: (event: EntryEvent) => void;
  readonly onDone: () => void;
};

/** The screens of a person who has an appointment. */
export function CheckInScreens({ step, canEdit, unread, catalog, branchNow, tell, onDone }: Props) {
  const { newId } = useSources();
  const ask = (key: string, who: Who): void => tell({ type: 'checkInAsked', key, who });
  const type = (text: string): void => tell({ type: 'typed', text });
  const takeNumber = (): void => tell({ type: 'numberChosen', classes: catalog.classes });
  const givesNumbers = readiness(catalog, branchNow) === 'serving';
  switch (step.at) {
    case 'checkIn':
      return (
        <CheckInScreen
          unread={unread}
          onWay={(way) => tell({ type: 'checkInWayChosen', way })}
          onNumber={givesNumbers ? takeNumber : null}
        />
      );
    case 'checkInCard':
      return <CheckInCardScreen unread={unread} onCode={() => tell({ type: 'checkInWayChosen', way: 'code' })} />;
    case 'checkInCode':
      return <CheckInCodeScreen code={step.number} unread={unread} onType={type} onAsk={ask} />;
    case 'checkingIn':
      return <CheckingInScreen />;
    case 'checkInAnswer':
      return (
        <CheckInAnswerScreen
          answer={answerOf(step.refusal)}
          zone={catalog.branch.zone}
          canEdit={canEdit}
          onEdit={() => tell({ type: 'back' })}
          onRetry={() => tell({ type: 'retried' })}
          onNotMine={() =>
            step.who !== undefined && tell({ type: 'checkInAsked', key: newId(), who: step.who, again: true })
          }
          onNumber={givesNumbers ? takeNumber : null}
          onDone={onDone}
        />
      );
    default:
      return assertNever(step);
  }
}

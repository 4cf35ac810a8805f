import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import { readiness } from '../choices.ts';
import type { Flow, FlowEvent } from '../passage.ts';
import { CheckInAnswerScreen } from './CheckInAnswerScreen.tsx';
import { CheckInCodeScreen } from './CheckInCodeScreen.tsx';
import { CheckInRunScreen } from './CheckInRunScreen.tsx';
import { CheckInScreen } from './CheckInScreen.tsx';
import { CheckingInScreen } from './CheckingInScreen.tsx';
import type { CheckInStep as Step, Who } from './steps.ts';

type Props = {
  readonly step: Step;
  readonly flow: Flow;
  readonly catalog: Catalog;
  /** By the branch's clock. */
  readonly now: Instant;
  readonly tell: (event: FlowEvent) => void;
};

/** The screens of a person who has an appointment. */
export function CheckInStep({ step, flow, catalog, now, tell }: Props) {
  const ask = (key: string, who: Who): void => tell({ type: 'checkInAsked', key, who });
  const type = (text: string): void => tell({ type: 'typed', text });
  const takeNumber = (): void => tell({ type: 'numberChosen', classes: catalog.classes });
  const givesNumbers = readiness(catalog, now) === 'serving';
  switch (step.at) {
    case 'checkIn':
      return (
        <CheckInScreen
          unread={flow.unread}
          onWay={(way) => tell({ type: 'checkInWayChosen', way })}
          onNumber={givesNumbers ? takeNumber : null}
        />
      );
    case 'checkInRun':
      return <CheckInRunScreen number={step.number} unread={flow.unread} onType={type} onAsk={ask} />;
    case 'checkInCode':
      return <CheckInCodeScreen code={step.number} unread={flow.unread} onType={type} onAsk={ask} />;
    case 'checkingIn':
      return <CheckingInScreen />;
    case 'checkInAnswer':
      return (
        <CheckInAnswerScreen
          answer={step.answer}
          zone={catalog.branch.zone}
          canEdit={flow.steps.at(-2)?.at !== 'idle'}
          onEdit={() => tell({ type: 'back' })}
          onRetry={() => tell({ type: 'checkInRetried' })}
          onNumber={givesNumbers ? takeNumber : null}
          onDone={() => tell({ type: 'restart' })}
        />
      );
    default:
      return assertNever(step);
  }
}

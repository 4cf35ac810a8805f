import { assertNever } from '@turno25/shared/domain/result.ts';
import type { Flow, Step } from '../passage.ts';
import { instead, onto } from '../walk.ts';
import type { CheckInAnswer, CheckInEvent } from './steps.ts';

/** Where a person may say who has come: by typing, or from any of these by holding something to the scanner. */
const ASKS: ReadonlySet<Step['at']> = new Set(['idle', 'checkIn', 'checkInRun', 'checkInCode', 'checkInAnswer']);

/** The part of the kiosk's flow for people with an appointment. */
export function advanceCheckIn(flow: Flow, step: Step, event: CheckInEvent): Flow {
  switch (event.type) {
    case 'checkInBegun':
      return step.at === 'idle' ? onto(flow, { at: 'checkIn' }) : flow;
    case 'checkInWayChosen':
      if (step.at !== 'checkIn') return flow;
      return onto(flow, { at: event.way === 'run' ? 'checkInRun' : 'checkInCode', number: '' });
    case 'checkInAsked': {
      // A second tap, or a card held up twice, finds the request under way and changes nothing.
      if (flow.checkIn !== null || !ASKS.has(step.at)) return flow;
      const { key, who } = event;
      const asking: Flow = { ...flow, dialog: null, checkIn: { key, who, attempt: 1, state: 'sending' } };
      return step.at === 'checkInAnswer' ? instead(asking, { at: 'checkingIn' }) : onto(asking, { at: 'checkingIn' });
    }
    case 'checkInAnswered':
      return flow.checkIn?.key === event.key ? answered(flow, event.answer) : flow;
    case 'checkInRetried':
      if (flow.checkIn?.state !== 'unreached') return flow;
      return instead(
        { ...flow, checkIn: { ...flow.checkIn, attempt: flow.checkIn.attempt + 1, state: 'sending' } },
        { at: 'checkingIn' },
      );
    case 'numberChosen':
      if (step.at !== 'checkIn' && step.at !== 'checkInAnswer') return flow;
      return ordinary({ ...flow, steps: [flow.steps[0]], checkIn: null }, event.classes.includes('preferential'));
    default:
      return assertNever(event);
  }
}

/** A request that nobody answered keeps its key: tried again, it is the same arrival. */
function answered(flow: Flow, answer: CheckInAnswer): Flow {
  const { checkIn } = flow;
  const left: Flow =
    answer.kind === 'away' && checkIn !== null
      ? { ...flow, checkIn: { ...checkIn, state: 'unreached' } }
      : { ...flow, checkIn: null };
  return instead(left, { at: 'checkInAnswer', answer });
}

function ordinary(flow: Flow, asksClass: boolean): Flow {
  return asksClass ? onto(flow, { at: 'class' }) : { ...onto(flow, { at: 'services' }), visitClass: 'general' };
}

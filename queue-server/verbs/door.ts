import type { doorAnswerBody, outsideBody, printAtBody } from '@turno25/shared/contracts/door.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';

/** Somebody is answered at the door and needs no counter. */
export function resolveAtDoor({ serviceId, how }: z.output<typeof doorAnswerBody>): Verb<'resolveAtDoor'> {
  return {
    command: () => ok({ type: 'resolveAtDoor', serviceId, how }),
    answer: ({ state }) => ({ resolved: state.door.resolved }),
  };
}

/** How many people stand outside. */
export function markOutsideLine({ people }: z.output<typeof outsideBody>): Verb<'markOutsideLine'> {
  return { command: () => ok({ type: 'markOutsideLine', people }), answer: () => null };
}

/** The branch closes, and somebody who waits is sent away. */
export function sendAway(visitId: VisitId): Verb<'sendAway'> {
  return { command: () => ok({ type: 'sendAway', visitId }), answer: () => null };
}

/** A ticket that staff took comes out of a kiosk, with codes that nobody of the staff sees. */
export function handToKiosk(visitId: VisitId, { deviceId }: z.output<typeof printAtBody>): Verb<'handToKiosk'> {
  return {
    command: () => ok({ type: 'handToKiosk', visitId, deviceId }),
    answer: ({ state }) => ({
      number: formatTicketNumber(must(state.open.get(visitId), 'it waits').ticket),
    }),
  };
}

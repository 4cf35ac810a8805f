import type {
  blocksBody,
  deliveryBody,
  dismissSetAsideBody,
  exhaustedBody,
  NumberBlockView,
  Pass,
  printBody,
  readCount,
} from '@turno25/shared/contracts/offline.ts';
import type { DeviceId, VisitId } from '@turno25/shared/domain/ids.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { SetAside } from '@turno25/shared/domain/state/state.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { Acknowledged } from '@turno25/shared/evidence/receipt.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import { iso } from '../read-models/format.ts';
import type { VerbParts } from './parts.ts';
import { toReceipt, withReceipt } from './receipts.ts';

/** What a kiosk holds, as the answer is kept: its codes are added on the way out, since they are never stored. */
type StoredBlocks = {
  readonly blocks: readonly NumberBlockView[];
  readonly passes: readonly string[];
  readonly now: string;
};

/** Reserves numbers for a kiosk, and codes for tickets to come. */
export function grantBlocks(
  parts: VerbParts,
  deviceId: DeviceId,
  { dates, passes }: z.output<typeof blocksBody>,
): Verb<'grantBlocks'> {
  return {
    command: () => ok({ type: 'grantBlocks', deviceId, dates }),
    answer: ({ state, facts }): StoredBlocks => ({
      blocks: state.blocks
        .filter((block) => block.deviceId === deviceId && dates.includes(block.date))
        .map(({ series, date, from, to }) => ({ series, businessDate: date, from, to })),
      passes: Array.from({ length: passes }, () => parts.newId()),
      now: iso(facts.now),
    }),
    present: (stored: StoredBlocks) => ({ ...stored, passes: stored.passes.map((id) => passOf(parts, id)) }),
  };
}

/** A kiosk had no number left while the server was away. */
export function reportExhausted(body: z.output<typeof exhaustedBody>): Verb<'reportExhausted'> {
  const { series, businessDate: date, at, clockOffsetMs } = body;
  const deviceInstant = Date.parse(at);
  return {
    deviceInstant,
    command: () => ok({ type: 'reportExhausted', series, date, occurredAt: deviceInstant + clockOffsetMs }),
    answer: ({ events }) => ({ recorded: events[0]?.seq ?? 0 }),
  };
}

/** A kiosk brings a ticket that it gave by itself. */
export function deliverTicket(
  parts: VerbParts,
  body: z.output<typeof deliveryBody>,
  count: ReturnType<typeof readCount>,
): Verb<'deliverTicket'> {
  const { issuedAt, clockOffsetMs, businessDate: date, counted, ...ticket } = body;
  const deviceInstant = Date.parse(issuedAt);
  const sameRun = counted !== undefined && count?.run === counted.run;
  return {
    deviceInstant,
    command: () =>
      ok({
        type: 'deliverTicket',
        ...ticket,
        date,
        occurredAt: deviceInstant + clockOffsetMs,
        countedMs: sameRun ? Math.max(0, count.nowMs - counted.atMs) : null,
      }),
    answer: ({ state, events }) => ({
      ...toReceipt(parts, events, true),
      visitId: ticket.visitId,
      number: formatTicketNumber(ticket),
      late: state.day?.date !== date,
      ...(state.setAside.some(({ visitId }) => visitId === ticket.visitId) ? { setAside: true } : {}),
    }),
    present: (stored: { readonly acknowledged?: Acknowledged }) => withReceipt(parts, stored),
  };
}

/** Somebody answers for a ticket that a revoked kiosk brought, which claims to have been taken at an instant, UTC ms. */
export function approveDelivery({ visitId, occurredAt }: SetAside): Verb<'approveDelivery'> {
  return {
    deviceInstant: occurredAt,
    command: () => ok({ type: 'approveDelivery', visitId }),
    answer: () => null,
  };
}

/** What a revoked kiosk brought of a date is left out. */
export function dismissDeliveries(
  deviceId: DeviceId,
  { date, code }: z.output<typeof dismissSetAsideBody>,
): Verb<'dismissDeliveries'> {
  return { command: () => ok({ type: 'dismissDeliveries', deviceId, date, code }), answer: () => null };
}

/** What became of a ticket's paper. */
export function recordPrint(visitId: VisitId, body: z.output<typeof printBody>): Verb<'recordPrint'> {
  return {
    command: () => ok({ type: 'recordPrint', visitId, ...body }),
    answer: ({ events }) => ({ recorded: events[0]?.seq ?? 0 }),
  };
}

/** Of a visit that is to be: the same codes that its ticket will have, since they are derived from its id. */
function passOf({ tokens }: VerbParts, visitId: VisitId): Pass {
  return { visitId, trackingToken: tokens.track(visitId), surveyCode: tokens.survey(visitId) };
}

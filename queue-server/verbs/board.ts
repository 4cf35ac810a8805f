import type { announcedBody } from '@turno25/shared/contracts/board.ts';
import type { DeviceId } from '@turno25/shared/domain/ids.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import type { VerbParts } from './parts.ts';

/** A board says which calls of today it showed; what it never was told it cannot have shown. */
export function announceCalls(
  { reports }: VerbParts,
  deviceId: DeviceId,
  { calls }: z.output<typeof announcedBody>,
): Verb<'announceCalls'> {
  return {
    command: ({ state }) =>
      ok({
        type: 'announceCalls',
        deviceId,
        calls: state.day === null ? [] : reports.callsNamed(state.day.date, calls),
      }),
    answer: ({ events }) => ({ recorded: events[0]?.seq ?? 0 }),
  };
}

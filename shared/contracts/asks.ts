import { z } from 'zod';
import { TESTED_PARTS } from '../domain/ledger/events/access.ts';
import { instantText, opaqueId } from './primitives.ts';

/** What staff ask of a kiosk from the branch's pages, and what it answers. */
const testedPart = z.enum(TESTED_PARTS);

/** `POST /devices/{id}/tests`: a kiosk tries something that hangs on it, once nobody is at it. */
export const testBody = z.strictObject({ part: testedPart });
export const testAsked = z.object({ id: opaqueId });

/** `GET /devices/me/asks`: what this kiosk is asked to do now. */
export const kioskAsks = z.object({
  /** When somebody last asked that its page be loaded again; null: nobody did. */
  reloadAt: instantText.nullable(),
  /** Its name, as the branch knows it. */
  name: z.string(),
  /** Only those that are worth doing still. */
  tests: z.array(z.object({ id: opaqueId, part: testedPart })),
});
export type KioskAsks = z.infer<typeof kioskAsks>;

/**
 * What became of a test. Of paper: `printed`; `paperLow`: printed, and the roll is nearly over; `supposed`: sent to a printer that
 * says nothing; `paperOut` and `coverOpen`: not printed; `silent`: the printer does not answer; `unsure`: all or part of it may have come out.
 * Of a scanner: `attached` or `detached`. Of sound: `said`, or `mute`. Of all: `none`, where the kiosk has no such part.
 */
export const testOutcome = z.enum([
  'printed',
  'paperLow',
  'supposed',
  'paperOut',
  'coverOpen',
  'silent',
  'unsure',
  'attached',
  'detached',
  'said',
  'mute',
  'none',
]);
export type TestOutcome = z.infer<typeof testOutcome>;

/** `POST /devices/me/tests/{id}`: what became of one. */
export const testOutcomeBody = z.strictObject({ outcome: testOutcome });

/**
 * `GET /devices/{id}/tests`: the last test of each part since the server began. `asked`: under way, or waiting until nobody is at the
 * kiosk; `away`: its page
 * is not there, and may come yet; `missed`: it was not, and will not do it any more; `busy`: it was, and somebody was at it all the while;
 * `unanswered`: it took the task and said no more.
 */
export const testsView = z.object({
  tests: z.array(
    z.object({
      part: testedPart,
      askedAt: instantText,
      state: z.enum(['asked', 'away', 'missed', 'busy', 'unanswered', ...testOutcome.options]),
      /** When the kiosk told what became of it; null while it has not. */
      toldAt: instantText.nullable(),
    }),
  ),
});
export type TestsView = z.infer<typeof testsView>;

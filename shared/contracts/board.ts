import { z } from 'zod';
import { BOARD_LAYOUTS, BOARD_THEMES } from '../domain/branch/boards.ts';
import { businessDate, count, expectedWait, instantText, opaqueId } from './primitives.ts';
import { spokenLanguage } from './speech.ts';

/** One announcement: a call or a recall, each with its own sequence number. */
const boardCall = z.object({
  seq: count,
  at: instantText,
  /** The business date that it belongs to. */
  date: businessDate,
  kind: z.enum(['call', 'recall']),
  visitId: opaqueId,
  number: z.string(),
  counterId: opaqueId,
  counterLabel: z.string(),
  serviceName: z.string(),
  /** Whether somebody still waits for this person because of it: their visit is called, and was not called again since. */
  awaited: z.boolean(),
  /** In which it is said, one after the other: Spanish, and that of its ticket where the branch wants it. */
  languages: z.array(spokenLanguage),
});
export type BoardCall = z.infer<typeof boardCall>;

/** `POST /board/announced`: the calls that a board showed, by their sequence numbers. */
export const announcedBody = z.strictObject({ calls: z.array(count).min(1).max(50) });

export const boardView = z.object({
  epoch: z.string(),
  /** The ledger's head when this was read. */
  head: count,
  /** The branch's last announcement, of whichever day: what a board says when it comes back, and the `prev` of its stream. */
  seq: count,
  /** The business date that is open; null while none is. */
  date: businessDate.nullable(),
  now: instantText,
  branchName: z.string(),
  /** How this board stands, and the counters of its room; null: all of them. */
  layout: z.enum(BOARD_LAYOUTS),
  /** When somebody last asked that its page be loaded again; null for nobody. */
  reloadAt: instantText.nullable().default(null),
  /** Its colours. */
  theme: z.enum(BOARD_THEMES).default('light'),
  counters: z.array(z.object({ id: opaqueId, label: z.string() })).nullable(),
  /** It shows and does not sound. */
  silent: z.boolean(),
  /** How loud it is now, percent. */
  volume: z.int().min(0).max(100),
  /** A part of the name of the output of its machine that feeds a hearing loop; null where there is none. */
  loop: z.string().nullable(),
  /** Of the display of one counter: the number that is called or attended there now. */
  serving: z.string().nullable(),
  zone: z.string(),
  open: z.boolean(),
  /** When the branch opens next by its hours; null where nothing says so. */
  opensAt: instantText.nullable(),
  /** The last announcement of each of the last visits called, and of every one still awaited: of what came later than asked for, if it was. */
  calls: z.array(boardCall),
  waits: z.array(
    z.object({
      serviceId: opaqueId,
      name: z.string(),
      institutionName: z.string(),
      waiting: count,
      /** Labels of the counters that give it now. */
      openCounters: z.array(z.string()),
      expected: expectedWait.nullable(),
    }),
  ),
  notices: z.array(z.string()),
  /** Pictures and videos of the branch, in the order in which they are shown, between waits. */
  media: z.array(z.object({ address: z.string(), kind: z.enum(['picture', 'video']) })),
});
export type BoardMedia = BoardView['media'][number];
export type BoardView = z.infer<typeof boardView>;

/** `GET /board/counters`: whose turn it is at each counter now, for signs that show a number and nothing else. */
export const boardCounters = z.object({
  now: instantText,
  counters: z.array(
    z.object({
      id: opaqueId,
      label: z.string(),
      /** Who is called or attended there; null where nobody is, and while no day of today is open. */
      number: z.string().nullable(),
      /** Called, and not there yet. */
      called: z.boolean(),
    }),
  ),
});
export type BoardCounters = z.infer<typeof boardCounters>;

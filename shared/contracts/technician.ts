import { z } from 'zod';
import { hostPrintAnswer, hostStatus } from './deviceHost.ts';
import { count, instantText } from './primitives.ts';

/**
 * What a kiosk's hidden technician's screen asks, and what it is told. The shell's main process answers over its gate, and
 * the device host answers `POST /technician` where the kiosk runs in a browser; question and answer are the same in both.
 */
const technicianAction = z.enum(['restartHost', 'leave']);
export type TechnicianAction = z.infer<typeof technicianAction>;

const session = z.string().min(16).max(64);

/** Digits only, as the keypad of the screen has them. */
export const pinText = z.string().regex(/^\d{6,12}$/);

export const technicianRequest = z.discriminatedUnion('ask', [
  /** The gesture was made: is there a door? */
  z.strictObject({ ask: z.literal('knock') }),
  z.strictObject({ ask: z.literal('enter'), pin: z.string().regex(/^\d{1,12}$/) }),
  z.strictObject({ ask: z.literal('report'), session }),
  z.strictObject({ ask: z.literal('printTest'), session, branch: z.string().trim().min(1).max(120) }),
  z.strictObject({ ask: z.literal('act'), session, action: technicianAction }),
  z.strictObject({ ask: z.literal('close'), session }),
]);
export type TechnicianRequest = z.infer<typeof technicianRequest>;

/** What has gone wrong lately; the words are the catalogue's. */
const hostTrouble = z.enum([
  'printer.paperLow',
  'printer.paperOut',
  'printer.coverOpen',
  'printer.offline',
  'printer.unknown',
  'scanner.disconnected',
  'buttons.disconnected',
  'server.disconnected',
  'server.otherBranch',
  'print.failed',
  'delivery.refused',
]);
export type HostTrouble = z.infer<typeof hostTrouble>;

/** `GET /report`: the service beside the page as a technician wants to see it; the last trouble first. */
export const hostReport = z.object({
  server: z.string(),
  status: hostStatus,
  /** Reserved numbers that are left, by series and business date. */
  numbers: z.array(z.object({ series: z.string(), businessDate: z.string(), left: count })),
  troubles: z.array(z.object({ at: instantText, what: hostTrouble })),
});
export type HostReport = z.infer<typeof hostReport>;

const technicianReport = z.object({
  version: z.string(),
  /** Null while the service is away: it is being started again. */
  host: hostReport.nullable(),
  /** False where nobody would start what is ended. */
  can: z.object({ restartHost: z.boolean(), leave: z.boolean() }),
});
export type TechnicianReport = z.infer<typeof technicianReport>;

export const technicianAnswer = z.discriminatedUnion('answer', [
  /** No PIN was set: there is no screen. */
  z.object({ answer: z.literal('noDoor') }),
  z.object({ answer: z.literal('door') }),
  /** Wrong, or too soon after a wrong one: not even looked at until `waitMs` have passed. */
  z.object({ answer: z.literal('wrong'), waitMs: count }),
  z.object({ answer: z.literal('wait'), waitMs: count }),
  /** `idleMs` without a touch: the screen closes itself, and the session is over. */
  z.object({ answer: z.literal('entered'), session, idleMs: count }),
  z.object({ answer: z.literal('expired') }),
  z.object({ answer: z.literal('report'), report: technicianReport }),
  /** Null when the service beside the page did not answer. */
  z.object({ answer: z.literal('printed'), result: hostPrintAnswer.nullable() }),
  z.object({ answer: z.literal('done') }),
  z.object({ answer: z.literal('cannot') }),
]);
export type TechnicianAnswer = z.infer<typeof technicianAnswer>;

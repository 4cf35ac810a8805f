import { z } from 'zod';
import { DOOR_ANSWERS } from '../domain/visit/door.ts';
import { count, instantText, languageTag, opaqueId } from './primitives.ts';

/** `POST /door/answers`: somebody was answered at the door and needed no counter. */
export const doorAnswerBody = z.strictObject({ serviceId: opaqueId, how: z.enum(DOOR_ANSWERS) });

/** `POST /door/outside`: how many people stand outside now. */
export const outsideBody = z.strictObject({ people: z.int().min(0).max(5000) });

/** `POST /tickets/{id}/print-at`: the kiosk where a ticket that staff took comes out. */
export const printAtBody = z.strictObject({ deviceId: opaqueId });

/** `GET /tickets/{id}/paper`: what became of a paper that a kiosk was handed. */
export const handedPaper = z.object({ state: z.enum(['sent', 'out', 'failed']) });
export type HandedPaper = z.infer<typeof handedPaper>;

/** `GET /tickets/{id}/follow`: where the person of a ticket that staff took follows it with their phone. */
export const followView = z.object({ url: z.string() });

/** `GET /door`: what a host sees of the machines and of the door. */
export const doorView = z.object({
  now: instantText,
  resolved: count,
  outside: z.object({ people: count, at: instantText }).nullable(),
  kiosks: z.array(
    z.object({
      id: opaqueId,
      name: z.string(),
      /** When it was last heard of; null if never since the server began. */
      seenAt: instantText.nullable(),
      online: z.boolean(),
      /** Series of which it had no number left today. */
      withoutNumbers: z.array(z.string()),
      /** Its last paper of today that did not come out, if none did since. */
      paperFailedAt: instantText.nullable(),
    }),
  ),
});
export type DoorView = z.infer<typeof doorView>;

/** `GET /devices/me/papers`: tickets that staff took and this kiosk is asked to print. */
export const papersToPrint = z.object({
  papers: z.array(z.object({ visitId: opaqueId, number: z.string(), language: languageTag })),
});
export type PapersToPrint = z.infer<typeof papersToPrint>;

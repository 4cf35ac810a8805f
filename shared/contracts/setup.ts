import { z } from 'zod';
import { staffBody } from './access.ts';
import { opaqueId } from './primitives.ts';
import { communeList } from './settings.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const stretch = z
  .strictObject({ open: wallTime, close: wallTime })
  .refine(({ open, close }) => open < close, 'la apertura debe ser antes del cierre');

/** What a new branch is made from: few answers, from which its whole configuration follows. */
export const setupPlan = z.strictObject({
  name: z.string().trim().min(2).max(80),
  /** Absent: from its name. It is on every seal, and never changes. */
  id: opaqueId.exactOptional(),
  /** CUT code; zone and local holidays follow from it. */
  comuna: z.string().regex(/^\d{5}$/, 'código CUT de cinco cifras, como texto'),
  address: z.string().trim().max(160),
  category: z.enum(['A', 'B', 'C', 'D']).default('C'),
  publicAddress: z
    .url({ protocol: /^https?$/ })
    .max(160)
    .regex(/[^/]$/, 'sin barra al final')
    .exactOptional(),
  /** Monday to Friday, and Saturday where it opens. */
  weekdays: stretch,
  saturday: stretch.exactOptional(),
  /** Of the national catalogue; absent: those that are usual. */
  serviceIds: z.array(opaqueId).min(1).max(400).exactOptional(),
  /** How many, numbered from 1 and attending everything; or each with what it attends. */
  counters: z.union([
    z.int().min(1).max(60),
    z
      .array(z.strictObject({ label: z.string().min(1).max(8), serviceIds: z.array(opaqueId).exactOptional() }))
      .min(1)
      .max(60),
  ]),
  /** First users. Who brings no secret is given one, which is shown once. */
  staff: z
    .array(staffBody.partial({ secret: true }))
    .min(1)
    .max(200)
    .refine((people) => people.some(({ role }) => role === 'admin'), 'falta alguien con función "admin"')
    .refine(
      (people) => new Set(people.map(({ login }) => login)).size === people.length,
      'hay dos personas con el mismo usuario',
    ),
  /** Machines to enrol: each gets a code that is good for one day. */
  devices: z
    .array(z.strictObject({ kind: z.enum(['kiosk', 'board']), name: z.string().trim().min(1).max(80) }))
    .max(60)
    .default([]),
});
export type SetupPlan = z.output<typeof setupPlan>;

/** What was made, to be shown once and kept nowhere. */
const setupAnswer = z.object({
  branchId: opaqueId,
  name: z.string(),
  staff: z.array(z.object({ login: z.string(), name: z.string(), role: z.string(), secret: z.string().nullable() })),
  devices: z.array(z.object({ kind: z.enum(['kiosk', 'board']), name: z.string(), code: z.string() })),
});
export type SetupAnswer = z.infer<typeof setupAnswer>;

/** `GET /setup`, of the assistant alone: what there is to choose from. */
export const setupCatalogue = z.object({
  communes: communeList.shape.communes,
  /** `usual`: what most branches give, chosen until somebody says otherwise. */
  services: z.array(z.object({ id: opaqueId, name: z.string(), institution: z.string(), usual: z.boolean() })),
});
export type SetupCatalogue = z.infer<typeof setupCatalogue>;

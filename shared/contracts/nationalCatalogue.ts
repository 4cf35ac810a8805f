import { z } from 'zod';
import {
  NATIONAL_PREFIX,
  type NationalContent,
  type NationalDocument,
  OVERRIDES,
} from '../domain/national/document.ts';
import { configShape } from './configuration/configShape.ts';
import { repeated } from './configuration/repeated.ts';
import { businessDate, opaqueId } from './primitives.ts';
import { settingsChange } from './settings.ts';

const service = configShape.shape.services.element;
/** What is signed is signed letter by letter: nothing is trimmed or filled in while it is read. */
const plainText = (longest: number) =>
  z
    .string()
    .min(2)
    .max(longest)
    .refine((text) => text === text.trim(), 'sin espacios al comienzo ni al final');
const nationalId = opaqueId.refine((id) => id.startsWith(NATIONAL_PREFIX), `debe comenzar con ${NATIONAL_PREFIX}`);

const parts = {
  catalogue: z.strictObject({
    institutions: configShape.shape.institutions,
    services: z
      .array(service.omit({ frequent: true }).strict())
      .min(1)
      .max(400),
  }),
  goals: z
    .strictObject({
      year: z.int().min(2017).max(2100),
      credit: z.enum(['partial', 'whole']),
      goalPercent: z.number().min(0).max(100),
      list: configShape.shape.goals.unwrap().shape.list,
    })
    .nullable(),
  holidays: z
    .array(
      z.strictObject({
        date: businessDate,
        name: plainText(80),
        regions: z
          .array(z.string().regex(/^\d{2}$/))
          .min(1)
          .max(16)
          .exactOptional(),
        comunas: z
          .array(z.string().regex(/^\d{5}$/))
          .min(1)
          .max(346)
          .exactOptional(),
      }),
    )
    .max(60),
  texts: z.strictObject({
    notices: z
      .array(z.strictObject({ id: nationalId, text: plainText(160), from: businessDate, until: businessDate }))
      .max(20),
    templates: z.array(z.strictObject({ id: nationalId, name: plainText(80), text: plainText(8000) })).max(20),
  }),
  agreements: z
    .array(
      z
        .strictObject({
          id: opaqueId,
          institutionId: opaqueId,
          serviceIds: z.array(opaqueId).min(1).max(400),
          from: businessDate,
          until: businessDate.nullable(),
          act: plainText(160),
        })
        .refine(({ from, until }) => until === null || from <= until, 'el primer día debe ser anterior al último'),
    )
    .max(60),
  mayChange: z.array(z.enum(OVERRIDES)).max(OVERRIDES.length),
};

type Told = { readonly path: readonly (string | number)[]; readonly message: string };

/** What the parts of a document say of each other: names that are twice, or of nothing. */
function contradictions({ catalogue, holidays, texts, agreements, mayChange }: NationalContent): readonly Told[] {
  const twice = (path: string, values: readonly string[]): Told[] =>
    repeated(values).map((value) => ({ path: [path], message: `repetido: ${value}` }));
  const institutions = new Set(catalogue.institutions.map(({ id }) => id));
  const services = new Map(catalogue.services.map((one) => [one.id, one]));
  return [
    ...twice('catalogue', [...catalogue.institutions.map(({ id }) => id)]),
    ...twice('catalogue', [...catalogue.services.map(({ id }) => id)]),
    ...twice('holidays', [...holidays.map(({ date }) => date)]),
    ...twice(
      'texts',
      [...texts.notices, ...texts.templates].map(({ id }) => id),
    ),
    ...twice('agreements', [...agreements.map(({ id }) => id)]),
    ...twice('mayChange', [...mayChange]),
    ...catalogue.services.flatMap(({ institutionId }, index) =>
      institutions.has(institutionId)
        ? []
        : [{ path: ['catalogue', 'services', index, 'institutionId'], message: 'institución desconocida' }],
    ),
    ...agreements.flatMap(({ institutionId, serviceIds }, index) =>
      serviceIds
        .filter((id) => services.get(id)?.institutionId !== institutionId)
        .map((id) => ({
          path: ['agreements', index, 'serviceIds'],
          message: `no es un trámite de la institución: ${id}`,
        })),
    ),
  ];
}

function consistent(content: NationalContent, context: z.RefinementCtx): void {
  for (const { path, message } of contradictions(content))
    context.addIssue({ code: 'custom', path: [...path], message });
}

/** What the centre prepares. */
export const nationalContent = z.strictObject(parts).superRefine(consistent) satisfies z.ZodType<NationalContent>;

/** What goes to branches, signed. Read as it is: a part that is not known makes it another format. */
export const nationalDocument = z
  .strictObject({
    format: z.literal('turno25.national.v1'),
    version: z.int().positive(),
    madeAt: z.int(),
    validFrom: businessDate,
    ...parts,
    publicKey: z.string().max(500),
    keyId: z.string().regex(/^[0-9a-f]{16}$/),
    signature: z.string().max(120),
  })
  .superRefine(consistent) satisfies z.ZodType<NationalDocument>;

/** `GET /national/catalogue?after=version` at the centre, asked by a branch: the newest document, or null where it has it. */
export const nationalOffer = z.object({ document: z.unknown() });

const summary = z.object({
  version: z.int(),
  validFrom: businessDate,
  services: z.int(),
  institutions: z.int(),
  holidays: z.int(),
  notices: z.int(),
  templates: z.int(),
  goals: z.int(),
});

/** `GET /settings/national` at a branch: what it holds of the centre, and what of it is its own to change. */
export const nationalSettings = z.object({
  inForce: summary.nullable(),
  waiting: z.array(summary),
  mayChange: z.array(z.enum(OVERRIDES)),
  agreements: z.array(
    z.object({
      institution: z.string(),
      services: z.int(),
      from: businessDate,
      until: businessDate.nullable(),
      act: z.string(),
      standing: z.enum(['holds', 'endsSoon', 'ended', 'notYet']),
    }),
  ),
  /** The centre sent something that the branch could not take, in words. */
  trouble: z.string().nullable(),
});
export type NationalSettings = z.infer<typeof nationalSettings>;

/** `POST /settings/national` and its check: what somebody brought, as it is. */
export const nationalBody = z.strictObject({ document: z.unknown() });

/** What taking it would come to on its date. */
export const nationalCheck = z.object({
  refusal: z.string().nullable(),
  version: z.int().nullable(),
  validFrom: businessDate.nullable(),
  changes: z.array(settingsChange),
});
export type NationalCheck = z.infer<typeof nationalCheck>;

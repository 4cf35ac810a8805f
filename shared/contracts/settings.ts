import { z } from 'zod';
import { ALERT_KINDS } from '../domain/branch/alerts.ts';
import { BOARD_LAYOUTS } from '../domain/branch/boards.ts';
import type { BranchConfig } from '../domain/branch/config.ts';
import { overlapping } from '../domain/branch/shifts.ts';
import { LEAST_VOLUME } from '../domain/branch/sound.ts';
import { findPolicy, policyNames } from '../domain/dispatch/registry.ts';
import { LEAD_MINUTES, MIN_ATTENTION_SECONDS, RETENTION_DAYS } from '../domain/law.ts';
import { unknownPlaceholders } from '../domain/oirs/templates.ts';
import { businessDate, instantText, languageTag, opaqueId, reasonCode } from './primitives.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'una hora entre 00:00 y 23:59');
const interval = z
  .strictObject({ open: wallTime, close: wallTime })
  .refine(({ open, close }) => open < close, 'la hora de apertura debe ser anterior a la de cierre');
const intervals = z.array(interval).max(4);
const reasons = z.array(reasonCode).min(1).max(20);

/** A notice is read in passing, on a third of a screen. */
const NOTICE_LENGTH = 160;

/** A term may be longer than the usual one, never shorter. */
const atLeast = (days: number) => z.int().min(days).max(7_305).exactOptional();

const goalText = z.string().max(600);

const answerDays = z.int().min(1).max(120).nullable();
const zones = ['America/Santiago', 'America/Punta_Arenas', 'America/Coyhaique', 'Pacific/Easter'] as const;

const shape = z.strictObject({
  branch: z.strictObject({
    id: opaqueId,
    name: z.string().min(2).max(80),
    comuna: z.string().regex(/^\d{5}$/, 'código CUT de cinco cifras, como texto'),
    zone: z.enum(zones),
    category: z.enum(['A', 'B', 'C', 'D']),
    address: z.string().max(160),
    publicAddress: z
      .url({ protocol: /^https?$/ })
      .max(160)
      .regex(/[^/]$/, 'sin barra al final')
      .exactOptional(),
    profile: z.enum(['branch', 'mobile']).exactOptional(),
    practice: z.literal(true).exactOptional(),
    reviewedLanguages: z.array(languageTag).max(20).exactOptional(),
    otherBranches: z
      .array(
        z.strictObject({
          name: z.string().min(2).max(80),
          address: z.string().min(2).max(160),
          hours: z.string().min(2).max(120),
          serviceIds: z.array(opaqueId).max(300),
        }),
      )
      .max(40)
      .exactOptional(),
    fixedBranch: z
      .strictObject({
        name: z.string().min(2).max(80),
        address: z.string().min(2).max(160),
        hours: z.string().min(2).max(120),
      })
      .exactOptional(),
  }),
  hours: z.strictObject({
    weekly: z.strictObject({
      mon: intervals,
      tue: intervals,
      wed: intervals,
      thu: intervals,
      fri: intervals,
      sat: intervals,
      sun: intervals,
    }),
    exceptions: z.array(z.strictObject({ date: businessDate, intervals, reason: z.string().min(1).max(120) })).max(400),
    holidays: z.array(z.strictObject({ date: businessDate, name: z.string().min(1).max(80) })).max(400),
    ticketCutoffMinutes: z.int().min(0).max(240),
  }),
  institutions: z
    .array(z.strictObject({ id: opaqueId, name: z.string().min(1).max(120), shortName: z.string().min(1).max(40) }))
    .min(1)
    .max(60),
  services: z
    .array(
      z.strictObject({
        id: opaqueId,
        institutionId: opaqueId,
        name: z.string().min(1).max(80),
        words: z.array(z.string().min(1).max(60)).max(30),
        wordsIn: z.record(languageTag, z.array(z.string().min(1).max(60)).max(30)).exactOptional(),
        series: z.string().regex(/^[A-Z]{1,3}$/, 'de una a tres letras mayúsculas'),
        limitMinutes: z.number().positive().max(240),
        expectedMinutes: z.number().positive().max(240),
        handlesMoney: z.boolean(),
        needsRun: z.boolean(),
        guide: z
          .array(z.strictObject({ title: z.string().min(1).max(40), text: z.string().min(1).max(600) }))
          .max(12)
          .exactOptional(),
        page: z
          .url({ protocol: /^https$/ })
          .max(300)
          .exactOptional(),
        frequent: z.boolean(),
        general: z.boolean().exactOptional(),
      }),
    )
    .min(1)
    .max(400),
  counters: z
    .array(
      z.strictObject({
        id: opaqueId,
        label: z.string().min(1).max(8),
        serviceIds: z.array(opaqueId).max(400),
        quick: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(200),
  policy: z.strictObject({
    name: z.string(),
    version: z.int().positive(),
    params: z.record(z.string(), z.int().min(0).max(86_400_000)),
  }),
  calling: z.strictObject({
    noShowCalls: z.int().min(1).max(10),
    noShowSeconds: z.int().min(0).max(3600),
    recallGapSeconds: z.int().min(0).max(600),
    autoCallSeconds: z.int().min(3).max(120).exactOptional(),
    pauseMinutes: z.record(z.string().min(1).max(40), z.int().min(1).max(240)).exactOptional(),
  }),
  finishing: z.strictObject({ outcomeForEach: z.boolean() }).exactOptional(),
  goals: z
    .strictObject({
      year: z.int().min(2017).max(2100),
      credit: z.enum(['partial', 'whole']),
      list: z
        .array(
          z.strictObject({
            id: opaqueId,
            part: z.enum(['institutional', 'collective']),
            name: z.string().min(2).max(160),
            formula: goalText,
            numerator: goalText,
            denominator: goalText,
            target: z.number().min(0).max(1_000_000),
            unit: z.enum(['percent', 'number']),
            direction: z.enum(['rising', 'falling']),
            weight: z.number().min(0).max(100),
            technicalNote: goalText,
            verification: goalText,
            obligatory: z.boolean(),
            source: z.enum(['official', 'entered']),
            entered: z.strictObject({ num: z.int().min(0).max(1e9), den: z.int().min(0).max(1e9) }).nullable(),
          }),
        )
        .max(30)
        .refine((list) => repeated(list.map(({ id }) => id)).length === 0, 'dos metas tienen el mismo código'),
    })
    .exactOptional(),
  standard: z.strictObject({
    goalPercent: z.number().min(0).max(100),
    duplicateSeconds: z.int().min(0).max(3600),
    smallestCell: z.int().min(1).max(1000),
    clockToleranceMs: z.int().min(0).max(600_000),
    minAttentionSeconds: z.int().min(MIN_ATTENTION_SECONDS).max(600).exactOptional(),
    leadMinutes: z.int().min(LEAD_MINUTES).max(10_080).exactOptional(),
  }),
  reasons: z.strictObject({
    pause: reasons,
    removal: reasons,
    hold: reasons,
    specificCall: reasons,
    transfer: reasons,
  }),
  oirs: z
    .strictObject({
      answerDays: z
        .strictObject({
          query: answerDays,
          complaint: answerDays,
          suggestion: answerDays,
          compliment: answerDays,
          request: answerDays,
        })
        .exactOptional(),
      templates: z
        .array(
          z.strictObject({
            id: opaqueId,
            name: z.string().min(1).max(80),
            text: z
              .string()
              .min(3)
              .max(8000)
              .refine((text) => unknownPlaceholders(text).length === 0, 'solo puede llevar {folio} y {nombre}'),
          }),
        )
        .max(40)
        .exactOptional(),
      mail: z
        .strictObject({
          host: z.string().regex(/^(?!-)[A-Za-z0-9.-]{1,253}$/, 'el nombre o la dirección de un servidor'),
          port: z.int().min(1).max(65_535),
          tls: z.enum(['tls', 'starttls', 'none']),
          user: z.string().min(1).max(200).exactOptional(),
          from: z.email().max(200),
        })
        .refine(({ tls, user }) => tls !== 'none' || user === undefined, {
          path: ['user'],
          message: 'sin TLS no se entra con usuario: la clave viajaría a la vista',
        })
        .exactOptional(),
    })
    .exactOptional(),
  appointments: z
    .strictObject({ earlyMinutes: z.int().min(0).max(120), lateMinutes: z.int().min(0).max(120) })
    .exactOptional(),
  kiosks: z
    .strictObject({ ticketsPerMinute: z.int().min(10).max(240), paperSeal: z.boolean().exactOptional() })
    .exactOptional(),
  boards: z
    .array(
      z.strictObject({
        id: opaqueId,
        layout: z.enum(BOARD_LAYOUTS),
        counterIds: z.array(opaqueId).min(1).max(200).exactOptional(),
        silent: z.literal(true).exactOptional(),
        loop: z.string().trim().min(2).max(80).exactOptional(),
      }),
    )
    .max(100)
    .exactOptional(),
  notices: z
    .array(
      z
        .strictObject({
          id: opaqueId,
          text: z.string().trim().min(2).max(NOTICE_LENGTH),
          from: businessDate,
          until: businessDate,
        })
        .refine(({ from, until }) => from <= until, 'el primer día debe ser anterior al último'),
    )
    .max(40)
    .exactOptional(),
  shifts: z
    .array(
      z
        .strictObject({
          id: opaqueId,
          on: z.union([z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), businessDate]),
          from: wallTime,
          until: wallTime,
          counterId: opaqueId,
          staffId: opaqueId.exactOptional(),
        })
        .refine(({ from, until }) => from < until, 'la hora de inicio debe ser anterior a la de término'),
    )
    .max(2000)
    .exactOptional(),
  sound: z
    .strictObject({
      volumes: z
        .array(z.strictObject({ from: wallTime, percent: z.int().min(LEAST_VOLUME).max(100) }))
        .min(1)
        .max(12)
        .exactOptional(),
      ticketLanguage: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  alerts: z
    .strictObject({
      webhook: z
        .strictObject({
          url: z.url({ protocol: /^https?$/ }).max(300),
          local: z.literal(true).exactOptional(),
          kinds: z.array(z.enum(ALERT_KINDS)).min(1).max(ALERT_KINDS.length).exactOptional(),
        })
        .refine(({ url, local }) => local === true || url.startsWith('https:'), 'debe comenzar con https')
        .refine(({ url }) => !/^[^/]*\/\/[^/]*@|#/.test(url), 'sin usuario, clave ni #'),
    })
    .exactOptional(),
  sessions: z.strictObject({ idleMinutes: z.int().min(1).max(240) }).exactOptional(),
  forecast: z.strictObject({ payDays: z.array(z.int().min(1).max(31)).max(31) }).exactOptional(),
  centre: z.strictObject({ publicKey: z.string().max(500) }).exactOptional(),
  privacy: z.strictObject({
    identityDays: z.int().min(0).max(3650),
    keep: z
      .strictObject({
        oirs: atLeast(RETENTION_DAYS.oirs),
        note: atLeast(RETENTION_DAYS.note),
        message: atLeast(RETENTION_DAYS.message),
        dayNote: atLeast(RETENTION_DAYS.dayNote),
        act: atLeast(RETENTION_DAYS.act),
        survey: atLeast(RETENTION_DAYS.survey),
        reference: atLeast(RETENTION_DAYS.reference),
      })
      .exactOptional(),
  }),
});

/** A branch's configuration: what a file seeds and `PUT /settings` replaces. References and names are checked, not only shapes. */
export const branchConfig = shape.superRefine((config, context) => {
  const issue = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  const unique = (list: string, values: readonly string[], message: string): void => {
    for (const value of repeated(values)) issue([list], `${message}: ${value}`);
  };
  unique(
    'institutions',
    config.institutions.map(({ id }) => id),
    'id repetido',
  );
  unique(
    'services',
    config.services.map(({ id }) => id),
    'id repetido',
  );
  unique(
    'counters',
    config.counters.map(({ id }) => id),
    'id repetido',
  );
  unique(
    'counters',
    config.counters.map(({ label }) => label),
    'número repetido',
  );
  unique('oirs', config.oirs?.templates?.map(({ id }) => id) ?? [], 'id de plantilla repetido');
  const institutions = new Set(config.institutions.map(({ id }) => id));
  for (const [index, service] of config.services.entries()) {
    if (!institutions.has(service.institutionId))
      issue(['services', index, 'institutionId'], 'institución desconocida');
  }
  for (const list of ['boards', 'notices'] as const) {
    unique(list, config[list]?.map(({ id }) => id) ?? [], 'id repetido');
  }
  const counters = new Set(config.counters.map(({ id }) => id));
  for (const [index, { layout, counterIds }] of (config.boards ?? []).entries()) {
    for (const id of counterIds ?? []) {
      if (!counters.has(id)) issue(['boards', index, 'counterIds'], `módulo desconocido: ${id}`);
    }
    if (layout === 'counter' && counterIds?.length !== 1)
      issue(['boards', index, 'counterIds'], 'la pantalla de un módulo es de uno solo');
  }
  unique('shifts', config.shifts?.map(({ id }) => id) ?? [], 'id repetido');
  for (const [index, { counterId }] of (config.shifts ?? []).entries()) {
    if (!counters.has(counterId)) issue(['shifts', index, 'counterId'], `módulo desconocido: ${counterId}`);
  }
  const crossed = overlapping(config.shifts ?? []);
  if (crossed !== null) issue(['shifts', crossed[1].id], `se cruza con otro turno: ${crossed[0].id}`);
  const services = new Set(config.services.map(({ id }) => id));
  for (const [index, counter] of config.counters.entries()) {
    for (const serviceId of counter.serviceIds) {
      if (!services.has(serviceId)) issue(['counters', index, 'serviceIds'], `trámite desconocido: ${serviceId}`);
    }
  }
  const policy = findPolicy(config.policy.name, config.policy.version);
  if (policy === null) issue(['policy', 'name'], `regla desconocida; hay: ${policyNames().join(', ')}`);
  for (const name of Object.keys(config.policy.params)) {
    if (policy !== null && !Object.hasOwn(policy.defaults, name))
      issue(['policy', 'params', name], 'parámetro desconocido');
  }
}) satisfies z.ZodType<BranchConfig>;

/** What is in force, and when a change of each part would be felt. */
const effect = z.enum(['now', 'nextDay', 'closedDay', 'never']);
const settingsChange = z.object({
  /** Where: the parts of the configuration, with ids where a list has them. */
  path: z.array(z.string()),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.string(),
  after: z.string(),
  effect,
});

export const settingsView = z.object({
  version: z.int(),
  hash: z.string(),
  config: branchConfig,
  effects: z.record(z.string(), effect),
  /** What waits for its instant, and what it would change of what is in force. */
  plan: z
    .object({
      id: opaqueId,
      at: instantText,
      by: z.string(),
      /** Another version was published since: it will not come into force. */
      outdated: z.boolean(),
      changes: z.array(settingsChange),
    })
    .nullable(),
  /** A plan that came to nothing, and why, in words. */
  failedPlan: z.object({ at: instantText, why: z.string() }).nullable(),
});

/** A configuration to be published, with the version that it was made from. */
export const settingsBody = z.strictObject({ version: z.int().positive(), config: branchConfig });

/** `POST /settings/plan`: the same, at an instant to come. */
export const planBody = z.strictObject({ ...settingsBody.shape, at: instantText });

/** `POST /settings/check`: a configuration to be published now, or at an instant. */
export const checkBody = z.strictObject({ ...settingsBody.shape, at: instantText.exactOptional() });

/** `POST /settings/check`: what would change, and why it would be refused, in words; null when it may be published now. */
export const settingsCheck = z.object({
  refusal: z.string().nullable(),
  changes: z.array(settingsChange),
});
export type SettingsCheck = z.infer<typeof settingsCheck>;
export type SettingsView = z.infer<typeof settingsView>;

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** `GET /settings/catalogue`: what a branch may add to what it gives, with the institutions that it is of. */
export const settingsCatalogue = z.object({
  institutions: z.array(shape.shape.institutions.element),
  services: z.array(shape.shape.services.element),
});
export type SettingsCatalogue = Pick<BranchConfig, 'institutions' | 'services'>;

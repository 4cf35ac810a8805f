import { z } from 'zod';
import { ALERT_KINDS } from '../../domain/branch/alerts.ts';
import { BOARD_LAYOUTS, BOARD_THEMES } from '../../domain/branch/boards.ts';
import { LEAST_VOLUME } from '../../domain/branch/sound.ts';
import { LEAD_MINUTES, MIN_ATTENTION_SECONDS, RETENTION_DAYS } from '../../domain/law.ts';
import { unknownPlaceholders } from '../../domain/oirs/templates.ts';
import { businessDate, languageTag, opaqueId, reasonCode } from '../primitives.ts';
import { centreShape } from './centreShape.ts';
import { kioskStartShape } from './kioskStartShape.ts';
import { oidcShape } from './oidcShape.ts';
import { repeated } from './repeated.ts';

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

/** A branch's configuration part by part; what the parts say of each other is checked in `branchConfig.ts`. */
export const configShape = z.strictObject({
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
  figures: z.strictObject({ byAttendant: z.boolean() }).exactOptional(),
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
    byPerson: z.literal(true).exactOptional(),
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
        .max(60)
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
  kioskStart: kioskStartShape.exactOptional(),
  boards: z
    .array(
      z.strictObject({
        id: opaqueId,
        layout: z.enum(BOARD_LAYOUTS),
        theme: z.enum(BOARD_THEMES).exactOptional(),
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
    .max(60)
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
  signIn: z.strictObject({ oidc: oidcShape }).exactOptional(),
  sessions: z.strictObject({ idleMinutes: z.int().min(1).max(240) }).exactOptional(),
  forecast: z.strictObject({ payDays: z.array(z.int().min(1).max(31)).max(31) }).exactOptional(),
  centre: centreShape.exactOptional(),
  privacy: z.strictObject({
    identityDays: z.int().min(0).max(3650),
    answerDays: z.int().min(1).max(90).exactOptional(),
    keep: z
      .strictObject({
        oirs: atLeast(RETENTION_DAYS.oirs),
        note: atLeast(RETENTION_DAYS.note),
        message: atLeast(RETENTION_DAYS.message),
        dayNote: atLeast(RETENTION_DAYS.dayNote),
        act: atLeast(RETENTION_DAYS.act),
        survey: atLeast(RETENTION_DAYS.survey),
        rights: atLeast(RETENTION_DAYS.rights),
        reference: atLeast(RETENTION_DAYS.reference),
      })
      .exactOptional(),
  }),
});

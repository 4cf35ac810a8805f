import type { OirsCase, OirsFollowed, OirsHistory, OirsTray } from '@turno25/shared/contracts/oirs.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { ANSWERING } from '@turno25/shared/domain/decide/oirs.ts';
import { REFER_HOURS } from '@turno25/shared/domain/law.ts';
import { mailOf as mailSettingOf } from '@turno25/shared/domain/oirs/mail.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { localDate, startOfLocalDay } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OirsCaseRow } from '../ledger/oirsCases.ts';
import type { Reports } from '../ledger/reports.ts';
import type { MailTries } from '../mail/mailTries.ts';
import type { Vault } from '../vault/vault.ts';
import { iso, isoOrNull } from './format.ts';
import { configOf, type StaffNames } from './visitView.ts';

/** So many at once: a tray of more is worked from its top. */
const AT_ONCE = 200;
const HOUR_MS = 3_600_000;

/** The cases of the branch as whoever answers them sees them: nothing of what they say. */
export function trayOf(
  {
    reports,
    mailTries,
    names,
  }: { readonly reports: Reports; readonly mailTries: MailTries; readonly names: StaffNames },
  state: BranchState,
  now: number,
  which: 'open' | 'closed',
): OirsTray {
  const config = configOf(state);
  const today = localDate(now, config.branch.zone);
  const nameOf = (id: string): string => config.institutions.find((one) => one.id === id)?.name ?? id;
  const cases = reports.oirs.list(which, AT_ONCE).map((one) => ({
    folio: one.folio,
    kind: one.kind as OirsCase['kind'],
    institutionName: nameOf(one.institutionId),
    receivedAt: iso(one.filedAt),
    channel: one.channel as OirsCase['channel'],
    receivedOn: one.receivedOn,
    dueDate: one.dueDate,
    late: one.closedAt === null && one.dueDate !== null && one.dueDate < today,
    replyChannel: one.replyChannel as OirsCase['replyChannel'],
    assignedTo: one.assignedTo === null ? null : { id: one.assignedTo, name: names(one.assignedTo) },
    closedAt: isoOrNull(one.closedAt),
    outcome: one.outcome as OirsCase['outcome'],
    referredTo: one.referredTo === null ? null : nameOf(one.referredTo),
    referUntil: iso(referUntil(one, config.branch.zone)),
    referredLate: one.outcome === 'referred' && (one.closedAt ?? 0) > referUntil(one, config.branch.zone),
    mail: mailOf(one, mailTries),
  }));
  const people = [...state.staff].flatMap(([id, { role, active }]) =>
    active && ANSWERING.includes(role) ? [{ id, name: names(id) }] : [],
  );
  const templates = (config.oirs?.templates ?? []).map((template) => ({ ...template }));
  return { cases, people, templates, mails: mailSettingOf(config) !== undefined };
}

/**
 * Until when a case may be passed on, UTC ms: from its registration, or from the end of an earlier day on which whoever
 * registered it says that it came.
 */
function referUntil({ filedAt, receivedOn }: OirsCaseRow, zone: string): number {
  const came = receivedOn === null ? filedAt : Math.min(filedAt, startOfLocalDay(addDays(receivedOn, 1), zone));
  return came + REFER_HOURS * HOUR_MS;
}

/** What becomes of a reply by mail. A later try's trouble is newer than what the case tells. */
function mailOf({ folio, mail, mailAt, mailTrouble }: OirsCaseRow, mailTries: MailTries): OirsCase['mail'] {
  if (mail === null || mailAt === null) return null;
  const tried = mail === 'queued' ? mailTries.of(folio) : null;
  return {
    state: mail as 'queued',
    trouble: (tried?.trouble ?? mailTrouble) as 'later' | null,
    at: iso(mailAt),
    nextAt: tried === null ? null : iso(tried.nextAt),
  };
}

const STEPS = {
  oirsFiled: 'filed',
  oirsAssigned: 'assigned',
  oirsRead: 'read',
  oirsClosed: 'closed',
  oirsAttached: 'attached',
  oirsAttachmentRead: 'attachmentRead',
  oirsMailAsked: 'mailAsked',
  oirsMailed: 'mailed',
  oirsNotMailed: 'notMailed',
  oirsRectified: 'rectified',
} as const;

/** Who did what with a case, from what happened to it. */
export function historyOf(events: readonly RecordedEvent[], state: BranchState, names: StaffNames): OirsHistory {
  const nameOf = (id: string): string | null => (state.staff.has(id) ? names(id) : null);
  return {
    attachments: events.flatMap((event) =>
      event.type === 'oirsAttached'
        ? [{ id: event.payload.attachmentId, kind: event.payload.kind, bytes: event.payload.bytes, at: iso(event.at) }]
        : [],
    ),
    steps: events.flatMap((event) => {
      if (!(event.type in STEPS)) return [];
      const to = event.type === 'oirsAssigned' ? nameOf(event.payload.to) : null;
      const givenUp = event.type === 'oirsNotMailed' && event.payload.final;
      const what = givenUp ? ('mailGivenUp' as const) : STEPS[event.type as keyof typeof STEPS];
      return [{ at: iso(event.at), what, by: nameOf(event.actor), to }];
    }),
  };
}

/** A case for whoever filed it. */
export function followedCase(
  { reports, ledger, vault }: { readonly reports: Reports; readonly ledger: Ledger; readonly vault: Vault },
  state: BranchState,
  folio: string,
): OirsFollowed | null {
  const one = reports.oirs.byFolio(folio);
  if (one === null) return null;
  const { institutions, branch } = configOf(state);
  const nameOf = (id: string): string => institutions.find((known) => known.id === id)?.name ?? id;
  const [closed] = one.closedSeq === null ? [] : ledger.events(one.closedSeq - 1);
  const reply = closed?.type === 'oirsClosed' ? (closed.payload.reply ?? null) : null;
  const registeredOn = localDate(one.filedAt, branch.zone);
  const receivedOn = one.receivedOn ?? registeredOn;
  const open = one.assignedTo === null ? 'received' : 'inHand';
  return {
    folio,
    kind: one.kind as OirsFollowed['kind'],
    institutionName: nameOf(one.institutionId),
    receivedOn,
    registeredOn: receivedOn === registeredOn ? null : registeredOn,
    dueDate: one.dueDate,
    state: one.closedAt === null ? open : (one.outcome as 'answered'),
    closedOn: one.closedAt === null ? null : localDate(one.closedAt, branch.zone),
    referredTo: one.referredTo === null ? null : nameOf(one.referredTo),
    reply: reply === null ? null : vault.decrypt(reply),
  };
}

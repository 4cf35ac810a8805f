import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Branch } from '@turno25/queue-server/branch.ts';
import type { Outcome } from '@turno25/queue-server/engine/submission.ts';
import { comingDay } from '@turno25/queue-server/forecasts/comingDay.ts';
import { openForReading } from '@turno25/queue-server/ledger/database.ts';
import { direct } from '@turno25/queue-server/verbs/direct.ts';
import type { Expectations, VerificationReport } from '@turno25/queue-server/verification/report.ts';
import { verifyLedger } from '@turno25/queue-server/verification/verifyLedger.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { Actor, Command } from '@turno25/shared/domain/ledger/commands.ts';
import { must } from '@turno25/shared/domain/result.ts';
import Database from 'better-sqlite3';

export const KIOSK: Actor = { kind: 'device', id: 'kiosk-1', role: 'kiosk' };
export const ATTENDANT: Actor = { kind: 'staff', id: 'a1', role: 'attendant' };
export const MANAGER: Actor = { kind: 'staff', id: 'boss', role: 'manager' };

/** Sends a command straight to the engine, with a key when one is given. */
export function send(branch: Branch, actor: Actor, command: Command, key: string | null = null): Promise<Outcome> {
  const caller = { actor, deviceId: actor.kind === 'device' ? actor.id : null };
  return branch.submit(caller, direct(command), key === null ? null : { key, asked: command });
}

export const ticketFor = (serviceId: string, visitClass: 'general' | 'preferential' = 'general'): Command => ({
  type: 'issueTicket',
  serviceId,
  class: visitClass,
  channel: 'inPerson',
  bookedFor: null,
  language: 'es-CL',
  identity: null,
  personKeys: [],
});

/** A complaint left at the kiosk, as the command of it. `subject`: by what its text is destroyed. */
function caseAbout(branch: Branch, subject: string): Command {
  const { vault, engine } = branch;
  return {
    type: 'fileOirs',
    kind: 'complaint',
    institutionId: 'ips',
    text: vault.encrypt('La espera fue larga', 'oirs', { subject, keyId: branch.newId(), now: engine.now() }),
    replyChannel: 'none',
    replyTo: null,
    identity: null,
  };
}

/** One more complaint. */
export async function fileCase(branch: Branch): Promise<void> {
  const outcome = await send(branch, KIOSK, caseAbout(branch, 'another-case'));
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}

/** A short but whole day: visits finished, left, removed, held, transferred and expired, a survey, a sealed closing and an amendment. */
export async function liveADay(branch: Branch): Promise<void> {
  let key = 0;
  const go = async (actor: Actor, command: Command): Promise<Outcome> => {
    key += 1;
    const outcome = await send(branch, actor, command, `day-key-${key}`);
    if (outcome.kind !== 'done') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  const issue = async (serviceId: string): Promise<string> => {
    const outcome = await go(KIOSK, ticketFor(serviceId));
    const event = outcome.kind === 'done' ? outcome.events[0] : undefined;
    return event?.type === 'ticketIssued' ? event.payload.visitId : '';
  };
  await go(MANAGER, { type: 'openDay' });
  const next = must(comingDay(branch.engine.state(), branch.engine.now(), null), 'the branch opens again soon');
  await go(MANAGER, {
    type: 'bookAppointment',
    reference: null,
    serviceId: 'pgu',
    bookedFor: next.openedAt + MINUTE,
    class: 'general',
    language: 'es-CL',
    identity: null,
    personKeys: [{ epoch: 1, hmac: 'invented' }],
  });
  await go(ATTENDANT, { type: 'openCounter', counterId: 'm1' });
  const first = await issue('pgu');
  const leaver = await issue('pgu');
  const removed = await issue('clave-unica');
  // Somebody who is recognised, and asks that it be shown to nobody.
  await go(KIOSK, { ...ticketFor('tne'), personKeys: [{ epoch: 1, hmac: 'invented-too' }] } as Command);
  await go(ATTENDANT, { type: 'callNext', counterId: 'm1' });
  await go(ATTENDANT, { type: 'startAttention', counterId: 'm1' });
  await go(ATTENDANT, {
    type: 'transferVisit',
    counterId: 'm1',
    to: { serviceId: 'pgu' },
    reason: { code: 'nextStep', note: null },
  });
  await go({ kind: 'citizen', id: `visit:${leaver}`, role: 'citizen' }, { type: 'leaveQueue', visitId: leaver });
  await go(MANAGER, { type: 'removeVisit', visitId: removed, reason: { code: 'testTicket', note: null } });
  await go(ATTENDANT, {
    type: 'callVisit',
    counterId: 'm1',
    visitId: first,
    reason: { code: 'continuation', note: null },
  });
  await go(ATTENDANT, { type: 'holdVisit', counterId: 'm1', by: 'citizen', reason: { code: 'copies', note: null } });
  await go(ATTENDANT, { type: 'returnVisit', counterId: 'm1', visitId: first });
  await go(ATTENDANT, { type: 'callVisit', counterId: 'm1', visitId: first, reason: { code: 'returned', note: null } });
  await go(ATTENDANT, { type: 'startAttention', counterId: 'm1' });
  await go(ATTENDANT, {
    type: 'finishAttention',
    counterId: 'm1',
    outcome: 'resolved',
    servicesGiven: ['pgu'],
    note: null,
  });
  await go(KIOSK, caseAbout(branch, 'some-case'));
  const asked = await go(MANAGER, {
    type: 'requestRight',
    right: 'blocking',
    receivedOn: branch.engine.state().day?.date ?? '',
    petitioner: 'person',
    proof: 'idCard',
    person: branch.vault.encrypt('{}', 'rights', {
      subject: 'some-request',
      keyId: branch.newId(),
      now: branch.engine.now(),
    }),
    words: null,
  });
  const request = asked.kind === 'done' ? asked.events[0] : undefined;
  const requestId = request?.type === 'rightsRequested' ? request.payload.requestId : '';
  await go(MANAGER, { type: 'blockPerson', requestId, subjects: [{ kind: 'visit', id: first }] });
  await go(MANAGER, { type: 'unblockPerson', requestId });
  await go(MANAGER, { type: 'blockPerson', requestId, subjects: [{ kind: 'visit', id: first }] });
  await go(MANAGER, { type: 'closeDay', force: true });
  await go(
    { kind: 'citizen', id: `visit:${first}`, role: 'citizen' },
    {
      type: 'answerSurvey',
      visitId: first,
      global: 7,
      resolved: 'yes',
      treatment: 6,
      wait: 5,
      text: null,
    },
  );
}

/** A copy of a closed branch's database that may be tampered with: the guards are taken off first, as a forger would. */
export function forgeable(folder: string, name: string): { readonly file: string; readonly db: Database.Database } {
  const file = join(folder, `${name}.db`);
  copyFileSync(join(folder, 'branch.db'), file);
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  for (const trigger of ['event_no_update', 'event_no_delete', 'command_no_update', 'command_no_delete'])
    db.exec(`DROP TRIGGER ${trigger}`);
  return { file, db };
}

export function verifyFile(file: string, expected: Partial<Expectations> = {}): VerificationReport {
  if (!existsSync(file)) throw new Error(`no file ${file}`);
  const db = openForReading(file);
  try {
    return verifyLedger(db, { publicKey: null, keySource: 'none', headHash: null, count: null, ...expected });
  } finally {
    db.close();
  }
}

import { providerAccount } from '../branch/signIn.ts';
import { MINUTE, type Millis, SECOND, type StaffId } from '../ids.ts';
import { RELOAD_MINUTES, TEST_SECONDS, TESTS_OF_A_KIOSK } from '../law.ts';
import type { Moment } from '../ledger/facts.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { ok, type Result } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import { type Decider, happened, refuse } from './context.ts';
import { closeCounter } from './counters.ts';

const DAY: Millis = 24 * 60 * MINUTE;

/** Staff enter the ledger as an opaque id and a role; their names stay in a table that can be changed. */
export const registerStaff: Decider<'registerStaff'> = (state, command, facts) => {
  if (state.staff.has(command.staffId)) return refuse('staff.alreadyRegistered', { staffId: command.staffId });
  return ok([happened(facts, null, 'staffRegistered', { staffId: command.staffId, role: command.role })]);
};

/**
 * Nobody disables themselves, so that somebody is left who can let others in. Their counter closes with them; while
 * somebody is at it that person is not left behind, and a changed secret shuts the attendant out all the same.
 */
export const disableStaff: Decider<'disableStaff'> = (state, { staffId }, facts) => {
  const allowed = theirs(state, staffId, facts);
  if (!allowed.ok) return allowed;
  if (state.staff.get(staffId)?.active !== true) return refuse('staff.unknown', { staffId });
  if (staffId === facts.actor.id) return refuse('staff.yourself');
  const counter = [...state.counters.values()].find(
    (other) => other.status !== 'closed' && other.attendantId === staffId,
  );
  const disabled = happened(facts, null, 'staffDisabled', { staffId });
  if (counter === undefined) return ok([disabled]);
  if (counter.status === 'open' && counter.work.kind === 'visit') {
    return refuse('staff.attending', { counterId: counter.id });
  }
  const closed = closeCounter(state, { type: 'closeCounter', counterId: counter.id }, facts);
  return closed.ok ? ok([...closed.value, disabled]) : closed;
};

export const enableStaff: Decider<'enableStaff'> = (state, { staffId }, facts) => {
  const allowed = theirs(state, staffId, facts);
  if (!allowed.ok) return allowed;
  if (state.staff.get(staffId)?.active !== false) return refuse('staff.unknown', { staffId });
  return ok([happened(facts, null, 'staffEnabled', { staffId })]);
};

/** A new secret: one's own, or that of somebody who lost theirs. */
export const changeSecret: Decider<'changeSecret'> = (state, { staffId }, facts) => {
  const allowed = theirs(state, staffId, facts);
  return allowed.ok ? ok([happened(facts, null, 'staffSecretChanged', { staffId })]) : allowed;
};

/** A PIN is its person's alone: whoever could set another's would act in their name at the page that they left. */
export const changePin: Decider<'changePin'> = (state, { staffId }, facts) => {
  if (state.staff.get(staffId)?.active !== true) return refuse('staff.unknown', { staffId });
  if (staffId !== facts.actor.id) return refuse('staff.notYours', { staffId });
  return ok([happened(facts, null, 'staffPinChanged', { staffId })]);
};

/** One's own account alone: whoever joined another's would enter as them. */
export const linkStaff: Decider<'linkStaff'> = (state, { staffId }, facts) => {
  if (state.staff.get(staffId)?.active !== true) return refuse('staff.unknown', { staffId });
  if (staffId !== facts.actor.id) return refuse('staff.notYours', { staffId });
  return ok([happened(facts, null, 'staffLinked', { staffId })]);
};

/** A secret is for the provider and the client that are published, and goes to no other (`providerAccount`). */
export const setProviderSecret: Decider<'setProviderSecret'> = (state, _command, facts) => {
  const oidc = state.config?.config.signIn?.oidc;
  if (oidc === undefined) return refuse('signIn.noProvider');
  return ok([happened(facts, null, 'providerSecretSet', { account: providerAccount(oidc) })]);
};

/** Signs somebody out wherever they are signed in. */
export const endSessions: Decider<'endSessions'> = (state, { staffId }, facts) => {
  const allowed = theirs(state, staffId, facts);
  return allowed.ok ? ok([happened(facts, null, 'staffSessionsEnded', { staffId })]) : allowed;
};

/** Whose work a manager may do as well: with their secrets a manager is nobody more than before. */
const MANAGED: readonly string[] = ['attendant', 'host', 'oirs'];

/** Whether somebody of one role may disable, or give a secret to, somebody else of another. */
export function mayChange(role: string, theirs: string): boolean {
  return role === 'admin' || (role === 'manager' && MANAGED.includes(theirs));
}

/**
 * Whose account somebody may change: their own; an administrator everybody's; a manager an attendant's, a host's or that of whoever works the OIRS. With another
 * manager's or an administrator's secret a manager would be them.
 */
function theirs(state: BranchState, staffId: StaffId, { actor }: Moment): Result<null, Refusal> {
  const person = state.staff.get(staffId);
  if (person === undefined) return refuse('staff.unknown', { staffId });
  return staffId === actor.id || mayChange(actor.role, person.role) ? ok(null) : refuse('staff.notYours', { staffId });
}

/** Who made it is written down; what it is, nowhere but in the vault. */
export const renewAlertSecret: Decider<'renewAlertSecret'> = (_state, _command, facts) =>
  ok([happened(facts, null, 'alertSecretRenewed', { by: facts.actor.id })]);

export const enrolDevice: Decider<'enrolDevice'> = (state, command, facts) => {
  if (state.devices.has(command.deviceId)) return refuse('device.alreadyEnrolled', { deviceId: command.deviceId });
  return ok([happened(facts, null, 'deviceEnrolled', { deviceId: command.deviceId, kind: command.kind })]);
};

/**
 * A board that is asked over and over shows no call: whoever does not see theirs is a no-show. A kiosk that is gives no
 * ticket. Now and then, with a name.
 */
export const askReload: Decider<'askReload'> = (state, { deviceId }, facts) => {
  const device = state.devices.get(deviceId);
  if (device === undefined || !device.active) return refuse('device.unknown', { deviceId });
  if (device.kind !== 'board' && device.kind !== 'kiosk') return refuse('device.hasNoPage', { deviceId });
  if (facts.now - (device.reloadAskedAt ?? 0) < RELOAD_MINUTES * MINUTE)
    return refuse('device.justAsked', { deviceId });
  return ok([happened(facts, null, 'deviceReloadAsked', { deviceId, by: facts.actor.id })]);
};

/** A burst of tests would empty the roll of paper, and a kiosk without paper gives no tickets: so many in a day, with a name. */
export const askTest: Decider<'askTest'> = (state, { deviceId, testId, part }, facts) => {
  const device = state.devices.get(deviceId);
  if (device === undefined || !device.active) return refuse('device.unknown', { deviceId });
  if (device.kind !== 'kiosk') return refuse('device.notAKiosk', { deviceId });
  const asked = device.testsAsked ?? [];
  const last = asked.findLast((other) => other.part === part);
  if (last !== undefined && facts.now - last.at < TEST_SECONDS * SECOND)
    return refuse('device.justTested', { deviceId });
  if (asked.filter(({ at }) => facts.now - at < DAY).length >= TESTS_OF_A_KIOSK)
    return refuse('device.testedEnough', { deviceId, count: TESTS_OF_A_KIOSK });
  return ok([happened(facts, null, 'deviceTestAsked', { deviceId, testId, part, by: facts.actor.id })]);
};

export const revokeDevice: Decider<'revokeDevice'> = (state, command, facts) =>
  state.devices.get(command.deviceId)?.active
    ? ok([happened(facts, null, 'deviceRevoked', { deviceId: command.deviceId })])
    : refuse('device.unknown', { deviceId: command.deviceId });

/** An administrator answers for texts that nobody can open any more; where there is none there is nothing to answer for. */
export const acceptLostTexts: Decider<'acceptLostTexts'> = (state, { loss }, facts) => {
  const { role, active } = state.staff.get(facts.actor.id) ?? { role: null, active: false };
  if (role !== 'admin' || !active || loss.by !== facts.actor.id) return refuse('staff.notYours', { staffId: loss.by });
  if (loss.texts.length === 0 && !loss.secrets) return refuse('texts.noneLost');
  return ok([happened(facts, null, 'textsLost', loss)]);
};

/** Records that identity keys were destroyed: what was erased stays provable, and what it said is gone. */
export const recordErasure: Decider<'recordErasure'> = (_state, command, facts) =>
  ok([
    happened(facts, null, 'personalDataErased', { purpose: command.purpose, keys: command.keys, until: command.until }),
  ]);

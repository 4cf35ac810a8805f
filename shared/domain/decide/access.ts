import { ok } from '../result.ts';
import { type Decider, happened, refuse } from './context.ts';

/** Staff enter the ledger as an opaque id and a role; their names stay in a table that can be changed. */
export const registerStaff: Decider<'registerStaff'> = (state, command, facts) => {
  if (state.staff.has(command.staffId)) return refuse('staff.alreadyRegistered', { staffId: command.staffId });
  return ok([happened(facts, null, 'staffRegistered', { staffId: command.staffId, role: command.role })]);
};

export const disableStaff: Decider<'disableStaff'> = (state, command, facts) =>
  state.staff.get(command.staffId)?.active
    ? ok([happened(facts, null, 'staffDisabled', { staffId: command.staffId })])
    : refuse('staff.unknown', { staffId: command.staffId });

export const enrolDevice: Decider<'enrolDevice'> = (state, command, facts) => {
  if (state.devices.has(command.deviceId)) return refuse('device.alreadyEnrolled', { deviceId: command.deviceId });
  return ok([happened(facts, null, 'deviceEnrolled', { deviceId: command.deviceId, kind: command.kind })]);
};

export const revokeDevice: Decider<'revokeDevice'> = (state, command, facts) =>
  state.devices.get(command.deviceId)?.active
    ? ok([happened(facts, null, 'deviceRevoked', { deviceId: command.deviceId })])
    : refuse('device.unknown', { deviceId: command.deviceId });

/** Records that identity keys were destroyed: what was erased stays provable, and what it said is gone. */
export const recordErasure: Decider<'recordErasure'> = (_state, command, facts) =>
  ok([
    happened(facts, null, 'personalDataErased', { purpose: command.purpose, keys: command.keys, until: command.until }),
  ]);

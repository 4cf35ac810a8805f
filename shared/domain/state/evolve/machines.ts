import type { DeviceId } from '../../ids.ts';
import { TESTS_OF_A_KIOSK } from '../../law.ts';
import type { DevicePart } from '../../ledger/events/machines.ts';
import type { EventOf } from '../../ledger/events.ts';
import type { BranchState, PartState } from '../state.ts';
import { withEntry } from './change.ts';

export function deviceLost(state: BranchState, { payload }: EventOf<'deviceLost'>): BranchState {
  const { deviceId, part, since, why } = payload;
  const place = state.devices.get(deviceId)?.parts?.[part]?.place ?? null;
  return withPart(state, deviceId, part, { lost: true, at: since, why, place });
}

export function deviceBack(state: BranchState, { at, payload }: EventOf<'deviceBack'>): BranchState {
  const { deviceId, part, place } = payload;
  return withPart(state, deviceId, part, { lost: false, at, why: null, place });
}

export function deviceReloadAsked(state: BranchState, { at, payload }: EventOf<'deviceReloadAsked'>): BranchState {
  const device = state.devices.get(payload.deviceId);
  if (device === undefined) return state;
  return { ...state, devices: withEntry(state.devices, payload.deviceId, { ...device, reloadAskedAt: at }) };
}

/** No more than count for the limit are kept. */
export function deviceTestAsked(state: BranchState, { at, payload }: EventOf<'deviceTestAsked'>): BranchState {
  const device = state.devices.get(payload.deviceId);
  if (device === undefined) return state;
  const testsAsked = [...(device.testsAsked ?? []), { part: payload.part, at }].slice(-TESTS_OF_A_KIOSK);
  return { ...state, devices: withEntry(state.devices, payload.deviceId, { ...device, testsAsked }) };
}

function withPart(state: BranchState, deviceId: DeviceId, part: DevicePart, is: PartState): BranchState {
  const device = state.devices.get(deviceId);
  if (device === undefined) throw new Error(`device ${deviceId} was never enrolled`);
  return {
    ...state,
    devices: withEntry(state.devices, deviceId, { ...device, parts: { ...device.parts, [part]: is } }),
  };
}

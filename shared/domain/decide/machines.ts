import { ok } from '../result.ts';
import type { DeviceState, PartState } from '../state/state.ts';
import { type Decider, happened } from './context.ts';

/**
 * The server serves again. It was away since the last event, or since a later sign of life that could be believed; whatever
 * the sign says, never into the future.
 */
export const noteServerBack: Decider<'noteServerBack'> = (_state, { aliveAt, how }, facts) => {
  const heard = how === 'started' ? Math.max(facts.lastAt, aliveAt ?? 0) : (aliveAt ?? facts.lastAt);
  return ok([happened(facts, null, 'serverBack', { awayFrom: Math.min(heard, facts.now), how })]);
};

/** A part of a device works no more: written once, and not as of before it last changed. */
export const loseDevice: Decider<'loseDevice'> = (state, { deviceId, part, since, why }, facts) => {
  const device = state.devices.get(deviceId);
  if (!device?.active) return ok([]);
  const known = partOf(device, part);
  // A kiosk that says so itself after a paper failed: from here on its own word may end it.
  const admitted = known?.why === 'paperFailed' && why === 'told';
  if (known?.lost && !admitted) return ok([]);
  const from = Math.min(facts.now, Math.max(since, known?.at ?? since));
  return ok([happened(facts, null, 'deviceLost', { deviceId, part, since: from, why })]);
};

/**
 * A part works, or works from another place. After a paper that failed, a kiosk that never said that anything was wrong is
 * not believed when it says that all is well: only a paper that comes out ends that.
 */
export const findDevice: Decider<'findDevice'> = (state, { deviceId, part, place, by }, facts) => {
  const device = state.devices.get(deviceId);
  if (!device?.active) return ok([]);
  const known = partOf(device, part);
  if (known !== undefined && !known.lost && known.place === place) return ok([]);
  if (known?.why === 'paperFailed' && by === 'word') return ok([]);
  return ok([happened(facts, null, 'deviceBack', { deviceId, part, place })]);
};

function partOf({ parts }: DeviceState, part: 'link' | 'printer' | 'scanner'): PartState | undefined {
  return parts?.[part];
}

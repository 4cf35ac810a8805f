import type { DoorView } from '@turno25/shared/contracts/door.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { DeviceRow } from '../access/devices.ts';
import type { Kiosks } from '../machine/kiosks.ts';
import { iso } from './format.ts';

/** What a host sees of the machines and of the door. `now` in UTC ms. */
export function doorView(state: BranchState, devices: readonly DeviceRow[], kiosks: Kiosks, now: number): DoorView {
  const { resolved, outside } = state.door;
  return {
    now: iso(now),
    resolved,
    outside: outside === null ? null : { people: outside.people, at: iso(outside.at) },
    kiosks: devices
      .filter(({ kind, active }) => kind === 'kiosk' && active)
      .map(({ id, name }) => {
        const { online, seenAt, paperFailedAt } = kiosks.state(id);
        return {
          id,
          name,
          online,
          seenAt: seenAt === null ? null : iso(seenAt),
          paperFailedAt: paperFailedAt === null ? null : iso(paperFailedAt),
          withoutNumbers: [
            ...new Set(state.exhausted.filter(({ deviceId }) => deviceId === id).map((one) => one.series)),
          ],
        };
      }),
  };
}

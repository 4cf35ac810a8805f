import type { DeviceId, Instant } from '../../ids.ts';

/** What of a device is watched: whether its page is in touch with the server, and what hangs on a kiosk. */
export type DevicePart = 'link' | 'printer' | 'scanner';

/**
 * Why a part counts as lost. `silent`: nothing is heard of it. `twoPlaces`: its token is shown from two addresses at once, and
 * nobody knows which of them stands in the hall. `told`: its kiosk says so. `paperFailed`: a paper did not come out.
 */
export type LossReason = 'silent' | 'twoPlaces' | 'told' | 'paperFailed';

/**
 * What runs and what does not. Only changes are told, and of no business date: they are never a reason to seal a day again,
 * and the availability of any period is recomputed from them.
 */
export type MachineEvents = {
  /** The server serves again: it was away since `awayFrom`, because it was off (`started`) or its machine slept (`resumed`). */
  readonly serverBack: { readonly awayFrom: Instant; readonly how: 'started' | 'resumed' };
  /** A part works no more since `since`, which is a little before it was noticed. */
  readonly deviceLost: {
    readonly deviceId: DeviceId;
    readonly part: DevicePart;
    readonly since: Instant;
    readonly why: LossReason;
  };
  /** It works again or for the first time. `place`: a mark of the address that it speaks from; null of what hangs on a kiosk. */
  readonly deviceBack: { readonly deviceId: DeviceId; readonly part: DevicePart; readonly place: string | null };
};

import type { AvailabilityView } from '@turno25/shared/contracts/availability.ts';
import {
  type Availability,
  availabilityOf,
  type MachineAvailability,
} from '@turno25/shared/domain/figures/availability/availability.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState, PartState } from '@turno25/shared/domain/state/state.ts';
import { shareView } from '@turno25/shared/figures/numbers.ts';
import { openingSpans } from '@turno25/shared/figures/openingSpans.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { iso, isoOrNull } from './format.ts';

type Parts = {
  readonly ledger: Pick<Ledger, 'machineEvents'>;
  readonly devices: { readonly name: (deviceId: string) => string };
};

/** Availability from one date to another, both included, and not beyond now; what stands still at this instant beside it. */
export function availabilityView(
  { ledger, devices }: Parts,
  { state, now }: { readonly state: BranchState; readonly now: Instant },
  from: BusinessDate,
  to: BusinessDate,
): AvailabilityView {
  const events = ledger.machineEvents();
  const { zone } = must(state.config, 'the branch is configured').config.branch;
  const begun = events.find(({ type }) => type === 'serverBack')?.at ?? now;
  const first = localDate(begun, zone);
  const last = localDate(now, zone);
  const opening = openingSpans(events, from < first ? first : from, to > last ? last : to, now);
  const { measuredFrom, kinds, machines } = availabilityOf(events, opening, now);
  return {
    from,
    to,
    measuredFrom: isoOrNull(measuredFrom),
    kinds: kinds.map(({ kind, machines: many, ...of }) => ({ kind, machines: many, ...shown(of) })),
    machines: machines.map(({ kind, deviceId, revokedAt, places, ...of }) => ({
      kind,
      deviceId,
      name: deviceId === null ? say('availability.server') : devices.name(deviceId),
      revokedAt: isoOrNull(revokedAt),
      places,
      ...shown(of),
      ...standing(state, { kind, deviceId }),
    })),
  };
}

function shown({ share, losses, unwatched }: Availability) {
  return { share: shareView(share), losses, unwatchedMs: unwatched };
}

/** How it stands now. */
function standing(
  { devices }: BranchState,
  { kind, deviceId }: Pick<MachineAvailability, 'kind' | 'deviceId'>,
): Pick<AvailabilityView['machines'][number], 'lostSince' | 'why'> {
  const device = deviceId === null ? undefined : devices.get(deviceId);
  if (!device?.active) return { lostSince: null, why: null };
  const part: PartState | undefined = device.parts?.[kind === 'printer' || kind === 'scanner' ? kind : 'link'];
  if (part === undefined) return { lostSince: null, why: 'never' };
  return part.lost ? { lostSince: iso(part.at), why: part.why } : { lostSince: null, why: null };
}

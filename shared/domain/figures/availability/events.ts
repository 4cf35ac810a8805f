import type { DeviceId, Instant } from '../../ids.ts';

export type WatchedPart = 'link' | 'printer' | 'scanner';

type OfPart = { readonly deviceId: DeviceId; readonly part: WatchedPart };
type Payloads = {
  readonly serverBack: { readonly awayFrom: Instant };
  readonly deviceEnrolled: { readonly deviceId: DeviceId; readonly kind: string };
  readonly deviceRevoked: { readonly deviceId: DeviceId };
  readonly deviceLost: OfPart & { readonly since: Instant };
  readonly deviceBack: OfPart & { readonly place: string | null };
};

/** The events that availability reads, each with no more than it reads; `at` in UTC ms. */
export type AvailabilityEvent = {
  [T in keyof Payloads]: { readonly type: T; readonly at: Instant; readonly payload: Payloads[T] };
}[keyof Payloads];
export type AvailabilityEventOf<T extends keyof Payloads> = Extract<AvailabilityEvent, { readonly type: T }>;

const KNOWN: Readonly<Record<keyof Payloads, true>> = {
  serverBack: true,
  deviceEnrolled: true,
  deviceRevoked: true,
  deviceLost: true,
  deviceBack: true,
};

/** Whether availability reads an event; it passes over all others. */
export function isAvailabilityEvent(event: { readonly type: string }): event is AvailabilityEvent {
  return Object.hasOwn(KNOWN, event.type);
}

import type { DeviceId, StaffId } from '../../ids.ts';

/** What of a kiosk is tried from the branch's pages. */
export const TESTED_PARTS = ['printer', 'scanner', 'sound'] as const;
export type TestedPart = (typeof TESTED_PARTS)[number];

/** Who and what may enter. */
export type AccessEvents = {
  readonly staffRegistered: { readonly staffId: StaffId; readonly role: string };
  readonly staffDisabled: { readonly staffId: StaffId };
  /** Lets somebody in again who was disabled. */
  readonly staffEnabled: { readonly staffId: StaffId };
  /** Who changed it is the event's actor; every session of theirs ended with it. */
  readonly staffSecretChanged: { readonly staffId: StaffId };
  /** They set, changed or took away the PIN that opens a page of theirs again. */
  readonly staffPinChanged: { readonly staffId: StaffId };
  /** Their account was joined to somebody at the provider by which staff sign in, by themselves; who that is, is in no event. */
  readonly staffLinked: { readonly staffId: StaffId };
  /** The secret of this branch at the provider by which staff sign in was set or replaced; it is in no event. */
  readonly providerSecretSet: { readonly account: string };
  readonly staffSessionsEnded: { readonly staffId: StaffId };
  /** The secret that signs what is told outside was made anew. */
  readonly alertSecretRenewed: { readonly by: StaffId };
  readonly deviceEnrolled: { readonly deviceId: DeviceId; readonly kind: string };
  /** Somebody asks a board or a kiosk to load its page again; it does when nothing is being called, and when nobody is at it. */
  readonly deviceReloadAsked: { readonly deviceId: DeviceId; readonly by: StaffId };
  /** Somebody asks a kiosk to try what hangs on it. What became of it is no evidence, and is told to whoever asked alone. */
  readonly deviceTestAsked: {
    readonly deviceId: DeviceId;
    readonly testId: string;
    readonly part: TestedPart;
    readonly by: StaffId;
  };
  readonly deviceRevoked: { readonly deviceId: DeviceId };
};

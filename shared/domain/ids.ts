/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** A span of time in whole milliseconds. */
export type Millis = number;
/** A day of business in the branch's own zone, written `YYYY-MM-DD`. */
export type BusinessDate = string;

export type VisitId = string;
export type ServiceId = string;
export type InstitutionId = string;
export type CounterId = string;
export type StaffId = string;
export type DeviceId = string;

/** The letters before a ticket's number, for example `A`. */
export type Series = string;

export const MINUTE: Millis = 60_000;
export const SECOND: Millis = 1_000;

/**
 * What somebody of the staff may be: the one list, from which the wire, the provider's mapping and the forms are made. What
 * each may do is written in the table of permissions.
 */
export const STAFF_ROLES = ['attendant', 'host', 'oirs', 'manager', 'auditor', 'central', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who works at the central office: the one list; each of them reads what the whole country did. */
export const OFFICER_ROLES = ['central', 'auditor', 'publisher', 'admin'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];
/** A branch there is whoever delivers its own evidence. */
export type CentreRole = OfficerRole | 'branch';

const READING = OFFICER_ROLES;

/** Who may do what at the central office: the one table from which its gateway admits, its pages offer and the tests try. */
export const CENTRE_PERMISSIONS = {
  'intake.deliver': ['branch'],
  'national.read': READING,
  'evidence.read': READING,
  'branches.read': READING,
  'branches.enrol': ['admin'],
  'branches.pull': ['central', 'admin'],
  'branches.release': ['admin'],
  'branches.acceptRestore': ['central', 'auditor', 'admin'],
  'accounts.manage': ['admin'],
  'session.own': READING,
  'catalogue.take': ['branch'],
  'catalogue.read': READING,
  'catalogue.prepare': ['publisher', 'admin'],
  'catalogue.publish': ['publisher', 'admin'],
  'reports.read': READING,
} as const satisfies Readonly<Record<string, readonly CentreRole[]>>;

export type CentrePermission = keyof typeof CENTRE_PERMISSIONS;

export function mayDoAtCentre(role: CentreRole, permission: CentrePermission): boolean {
  return (CENTRE_PERMISSIONS[permission] as readonly CentreRole[]).includes(role);
}

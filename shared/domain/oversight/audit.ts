/** What whoever audits found of a visit: its papers and witnesses agree with the ledger, they do not, or there are none. */
export const AUDIT_FINDINGS = ['agrees', 'differs', 'notFound'] as const;
export type AuditFinding = (typeof AUDIT_FINDINGS)[number];

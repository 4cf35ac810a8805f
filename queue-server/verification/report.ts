import type { Finding } from '@turno25/shared/evidence/finding.ts';
import type { SealSeen } from '@turno25/shared/evidence/walk.ts';

export type VerificationReport = {
  readonly ok: boolean;
  /** Sequence number of the first bad event; null when nothing is wrong. */
  readonly seq: number | null;
  readonly finding: Finding | null;
  readonly events: number;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly seals: readonly SealSeen[];
  /** `trusted`: signatures were checked with a key that the caller brought; `own`: with the one that lies beside the file. */
  readonly key: 'trusted' | 'own' | 'none';
  /** What does not change the evidence but should be known. */
  readonly warnings: readonly string[];
};

export type Expectations = {
  /** The centre's public key (PEM), from elsewhere; absent: the one that the branch's settings name. */
  readonly centreKey?: string;
  /** PEM of the branch's public key. */
  readonly publicKey: string | null;
  readonly keySource: 'trusted' | 'own' | 'none';
  /** Head and number of events known from elsewhere: without them a chain that was cut short cannot be told. */
  readonly headHash: string | null;
  readonly count: number | null;
};

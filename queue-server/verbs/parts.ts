import type { Signer } from '@turno25/shared/evidence/crypto.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import type { Accounts } from '../access/accounts.ts';
import type { Devices } from '../access/devices.ts';
import type { ProviderLinks } from '../access/providerLinks.ts';
import type { Waits } from '../forecasts/waits.ts';
import type { Attachments } from '../ledger/attachments.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';
import type { SealedSecret } from '../vault/sealedSecret.ts';
import type { Tokens } from '../vault/tokens.ts';
import type { Vault } from '../vault/vault.ts';

/** What the verbs need of a branch: a running one has it all. */
export type VerbParts = {
  readonly vault: Vault;
  readonly tokens: Tokens;
  readonly reports: Reports;
  readonly waits: Waits;
  readonly accounts: Accounts;
  readonly devices: Devices;
  readonly newId: NewId;
  /** What a ticket's receipt is made of. */
  readonly branchKey: Signer;
  readonly ledger: Pick<Ledger, 'id'>;
  readonly epoch: string;
  readonly mailSecret: SealedSecret;
  readonly providerSecret: SealedSecret;
  readonly attachments: Attachments;
  readonly providerLinks: ProviderLinks;
};

import type { Sources } from '@turno25/shared/time/sources.ts';
import type { OfficerAccounts } from './access/accounts.ts';
import type { CentreSignIn } from './access/signIn.ts';
import type { BroughtBook } from './catalogue/broughtBook.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { CategoryBook } from './catalogue/categoryBook.ts';
import type { Intake } from './intake/intake.ts';
import type { Rounds } from './intake/rounds.ts';
import type { Branches } from './registry/branches.ts';
import type { Journal } from './registry/journal.ts';
import type { PullSecrets } from './registry/pullSecrets.ts';
import type { Warehouse } from './warehouse/port.ts';

/** Everything of a running central office but its gateway. */
export type Centre = {
  /** Data folder. */
  readonly folder: string;
  readonly branches: Branches;
  readonly pullSecrets: PullSecrets;
  readonly accounts: OfficerAccounts;
  readonly journal: Journal;
  readonly intake: Intake;
  /** Asking branches for what is lacking. */
  readonly rounds: Rounds;
  readonly warehouse: Warehouse;
  /** What goes back to branches. */
  readonly catalogue: Catalogue;
  readonly brought: BroughtBook;
  readonly categories: CategoryBook;
  /** By whom people may sign in besides login and secret; null: by nobody. */
  readonly signIn: CentreSignIn | null;
  readonly sources: Sources;
  /** Zone of the country's dates. */
  readonly zone: string;
  /** Brings the warehouse to what is held of every branch: after a start, and after the warehouse was away. */
  readonly catchUp: () => Promise<void>;
  readonly close: () => Promise<void>;
};

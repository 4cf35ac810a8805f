import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Estimate } from '@turno25/shared/domain/visit/estimate.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';
import type { Tokens } from '../vault/tokens.ts';
import type { Trust } from '../verification/trust.ts';
import type { SteadyClock } from './steadyClock.ts';

/** What is foretold to whoever takes a ticket; null without a forecast. */
type Forecast = {
  readonly foretold: (state: BranchState, serviceId: string, visitClass: VisitClass, now: number) => Estimate | null;
  /** The same, by a formula where there is no forecast. */
  readonly entering: Forecast['foretold'];
};

/** Where a decision's facts come from, beyond the state. */
export type FactSources = {
  readonly tokens: Tokens;
  readonly reports: Reports;
  readonly waits: Forecast;
  readonly trust: Trust;
  readonly ledger: Ledger;
  readonly clock: Pick<SteadyClock, 'doubt' | 'shown'>;
  /** Which copy of the ledger this is. */
  readonly epoch: string;
  /** Opens days regardless of the branch's hours (a demonstration on a Sunday). */
  readonly ignoreHours: boolean;
};

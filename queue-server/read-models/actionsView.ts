import type { ActionsView } from '@turno25/shared/contracts/satisfaction.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Accounts } from '../access/accounts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { actionsOf } from '../oversight/said.ts';
import type { Vault } from '../vault/vault.ts';
import type { BranchNow } from './branchNow.ts';
import { iso } from './format.ts';
import { configOf } from './visitView.ts';

type Parts = {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly engine: BranchNow;
};

/** Every action with what was told of it since, the newest first. */
export function actionsView({ ledger, accounts, vault, engine }: Parts): ActionsView {
  const today = localDate(engine.now(), configOf(engine.state()).branch.zone);
  return {
    actions: actionsOf(ledger)
      .map(({ planned: { at, payload }, steps }) => {
        const stand = steps.at(-1)?.payload.step ?? ('planned' as const);
        return {
          id: payload.actionId,
          quarter: payload.quarter,
          what: vault.decrypt(payload.what),
          owner: accounts.name(payload.owner),
          due: payload.due,
          by: accounts.name(payload.by),
          at: iso(at),
          stand,
          late: stand !== 'done' && stand !== 'dropped' && payload.due < today,
          steps: steps.map((step) => ({
            at: iso(step.at),
            by: accounts.name(step.payload.by),
            step: step.payload.step,
            text: step.payload.text === null ? null : vault.decrypt(step.payload.text),
          })),
        };
      })
      .reverse(),
  };
}

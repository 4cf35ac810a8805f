import type { SampleView } from '@turno25/shared/contracts/signals.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Accounts } from '../access/accounts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';
import { findingsOf } from '../oversight/said.ts';
import { sampleOf } from '../oversight/sample.ts';
import type { Vault } from '../vault/vault.ts';
import type { BranchNow } from './branchNow.ts';
import { iso, isoOrNull } from './format.ts';
import { configOf, serviceLabel } from './visitView.ts';

type Parts = {
  readonly ledger: Ledger;
  readonly reports: Reports;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly engine: BranchNow;
};

/** The sample of a month with what was found of each visit; nothing is drawn while the month goes on. */
export function sampleView({ ledger, reports, accounts, vault, engine }: Parts, month: string): SampleView {
  const config = configOf(engine.state());
  const sample = sampleOf(ledger, month, localDate(engine.now(), config.branch.zone));
  if (sample === null) return { month, seed: null, tickets: 0, drawn: [] };
  const findings = Map.groupBy(findingsOf(ledger, month), ({ payload }) => payload.visitId);
  return {
    month,
    seed: sample.seed,
    tickets: sample.tickets,
    drawn: sample.drawn.map(({ visitId, date, place }) => {
      const label = reports.visitLabel(visitId);
      return {
        visitId,
        date,
        place,
        ticket: label === null ? '' : formatTicketNumber(label),
        issuedAt: iso(label?.issuedAt ?? 0),
        startedAt: isoOrNull(label?.startedAt ?? null),
        service: label === null ? '' : serviceLabel(config, label.serviceId).service,
        end: label?.endedAs ?? null,
        findings: (findings.get(visitId) ?? []).map(({ at, payload }) => ({
          at: iso(at),
          by: accounts.name(payload.by),
          finding: payload.finding,
          text: payload.text === null ? null : vault.decrypt(payload.text),
        })),
      };
    }),
  };
}

import { formulaOf } from '@turno25/shared/domain/figures/formulas.ts';
import { type DayRows, dayRows } from '@turno25/shared/domain/figures/sealedRows.ts';
import type { SealV2 } from '@turno25/shared/domain/ledger/events/day.ts';
import { figuresOptions, openingOf } from '@turno25/shared/domain/ledger/opening.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import type { Signer } from '@turno25/shared/evidence/crypto.ts';
import { rowsOf, signSeal } from '@turno25/shared/evidence/seal.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';

/** A seal with the rows that it names. */
export type SealedDay = { readonly payload: SealV2; readonly rows: DayRows };

/**
 * The seal of a day as the ledger stands: number of events, head, figures by the formulas that the day opened with, the
 * digest of its rows and the hash of the settings in force, signed. Number 0 is the closing's; later ones are amendments.
 */
export function sealDay(
  ledger: Ledger,
  reports: Reports,
  date: string,
  signer: Signer,
  disputes: readonly string[] = [],
): SealedDay {
  const day = must(reports.day(date), `day ${date} was opened`);
  const head = ledger.head();
  const events = ledger.eventsOf(date);
  const opening = openingOf(events);
  const formulas = opening.formulas ?? 1;
  const formula = must(formulaOf(formulas), `formulas ${formulas} are known`);
  const rows = dayRows(formulas, events, date, null);
  const unsigned = {
    v: 2 as const,
    date,
    amendment: day.seals,
    events: events.length,
    headSeq: head.seq,
    headHash: hexOf(head.hash),
    formulas,
    settingsHash: opening.configHash,
    figures: formula(events, figuresOptions(events, date, null)),
    rows: rowsOf(nodeCrypto, rows),
    ...(disputes.length === 0 ? {} : { disputed: disputes }),
  };
  return { payload: signSeal(unsigned, signer), rows };
}

import { dailyFigures, FORMULAS_VERSION } from '@turno25/shared/domain/figures/daily.ts';
import { figuresOptions, openingOf } from '@turno25/shared/domain/figures/opening.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import type { Signer } from '@turno25/shared/evidence/crypto.ts';
import { type SealPayload, signSeal } from '@turno25/shared/evidence/seal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';

/**
 * The seal of a day as the ledger stands: number of events, head, figures with the version of their formulas and the
 * hash of the settings in force, signed. Number 0 is the closing's; later ones are amendments.
 */
export function makeSeal(ledger: Ledger, reports: Reports, date: string, signer: Signer): SealPayload {
  const day = must(reports.day(date), `day ${date} was opened`);
  const head = ledger.head();
  const events = ledger.eventsOf(date);
  const unsigned = {
    date,
    amendment: day.seals,
    events: events.length,
    headSeq: head.seq,
    headHash: hexOf(head.hash),
    formulas: FORMULAS_VERSION,
    settingsHash: openingOf(events).configHash,
    figures: dailyFigures(events, figuresOptions(events, date, null)),
  };
  return signSeal(unsigned, signer);
}

import { lastOfMonth } from '@turno25/shared/domain/calendar/businessDates.ts';
import { type Drawn, drawSample, type SampledDay, sampleSeed } from '@turno25/shared/evidence/monthlySample.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Ledger } from '../ledger/ledger.ts';

export type MonthlySample = { readonly seed: string; readonly tickets: number; readonly drawn: readonly Drawn[] };

type Reading = Pick<Ledger, 'firstSealsBetween' | 'ofTypes' | 'hashAt'>;

/** The sample of a month that is over by `today`; null until then. Of days that are sealed, as their first seal found them. */
export function sampleOf(ledger: Reading, month: string, today: string): MonthlySample | null {
  const last = lastOfMonth(month);
  if (today <= last) return null;
  const days = ledger.firstSealsBetween(`${month}-01`, last).map(({ date, seq }): SampledDay => {
    const issued = ledger.ofTypes(date, ['ticketIssued', 'rollVisitEntered']).filter((event) => event.seq < seq);
    return {
      date,
      sealHash: ledger.hashAt(seq) ?? '',
      visitIds: issued.map(({ payload }) => (payload as { readonly visitId: string }).visitId),
    };
  });
  return {
    seed: sampleSeed(nodeCrypto, month, days),
    tickets: days.reduce((sum, { visitIds }) => sum + visitIds.length, 0),
    drawn: drawSample(nodeCrypto, month, days),
  };
}

import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';

type Values = Omit<FactRow, 'business_date' | 'place' | 'formulas'>;

/** What each seal of a day says, the first one first: read from its signed payload, folded from nothing. */
export function sealFacts(events: readonly RecordedEvent[]): readonly Values[] {
  return events.flatMap((event) => {
    if (event.type !== 'daySealed') return [];
    const { amendment, headSeq, headHash, keyId, settingsHash, figures, events: count } = event.payload;
    const { official, strict } = figures.standard;
    const disputed = 'disputed' in event.payload ? (event.payload.disputed ?? []) : [];
    return {
      amendment,
      seq: event.seq,
      head_seq: headSeq,
      head_hash: headHash,
      key_id: keyId,
      settings_hash: settingsHash,
      events: count,
      official_n: official.num,
      official_d: official.den,
      strict_n: strict.num,
      strict_d: strict.den,
      disputed: disputed.length,
    };
  });
}

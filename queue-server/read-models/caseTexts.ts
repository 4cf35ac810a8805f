import type { EncryptedText } from '@turno25/shared/domain/identity/encryptedText.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OirsCaseRow } from '../ledger/oirsCases.ts';

export type CaseTexts = Readonly<Record<'text' | 'replyTo' | 'identity' | 'reply', EncryptedText | null>>;

/** What is sealed of a case as it stands: its person and address as they were put right last. */
export function textsOf(
  ledger: Pick<Ledger, 'events'>,
  { seq, closedSeq, rectifiedSeq }: Pick<OirsCaseRow, 'seq' | 'closedSeq' | 'rectifiedSeq'>,
): CaseTexts {
  const [filing] = ledger.events(seq - 1);
  const filed = must(filing?.type === 'oirsFiled' ? filing : null, `event ${seq} files a case`).payload;
  const [rectifying] = rectifiedSeq === null ? [] : ledger.events(rectifiedSeq - 1);
  const rectified = rectifying?.type === 'oirsRectified' ? rectifying.payload : null;
  const [closing] = closedSeq === null ? [] : ledger.events(closedSeq - 1);
  const reply = closing?.type === 'oirsClosed' ? (closing.payload.reply ?? null) : null;
  const { replyTo, identity } = rectified ?? filed;
  return { text: filed.text, replyTo, identity, reply };
}

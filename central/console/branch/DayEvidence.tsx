import { type DayRowsReport, verifyDayRows } from '@turno25/shared/evidence/dayRows.ts';
import { nobleCrypto } from '@turno25/shared/evidence/noble.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useMemo } from 'react';
import { dayWords, number } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';

type Evidence = { readonly publicKey: string; readonly keyId: string; readonly rows: readonly unknown[] };

/** The rows of a day, verified here and now: nothing of what is said of them is taken from the centre but the pinned key. */
export function DayEvidence({ branchId, date }: { readonly branchId: string; readonly date: string }) {
  const { value, trouble } = useAnswer<Evidence>(`/branches/${branchId}/days/${date}/evidence`);
  const report = useMemo<DayRowsReport | null>(
    () => (value === null ? null : verifyDayRows(nobleCrypto, { date, rows: value.rows, publicKey: value.publicKey })),
    [value, date],
  );
  if (trouble !== null) return <Notice kind="warning">{trouble}</Notice>;
  if (value === null || report === null) return <p role="status">{say('national.verifying')}</p>;
  if (!report.ok)
    return (
      <Notice kind="stop" announce="alert">
        {say('national.verifiedBad', { date: dayWords(date), seq: report.seq ?? 0, detail: report.detail ?? '' })}
      </Notice>
    );
  return (
    <Notice kind={report.seals === 0 ? 'info' : 'done'} announce="status">
      {say(report.seals === 0 ? 'national.verifiedOpen' : 'national.verified', {
        date: dayWords(date),
        rows: number(report.rows),
        seals: report.seals,
        keyId: value.keyId,
      })}
    </Notice>
  );
}

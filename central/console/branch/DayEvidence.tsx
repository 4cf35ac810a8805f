import type { Pair } from '@turno25/shared/contracts/national.ts';
import { type DayRowsReport, verifyDayRows } from '@turno25/shared/evidence/dayRows.ts';
import { nobleCrypto } from '@turno25/shared/evidence/noble.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useMemo } from 'react';
import { dayWords, ofHowMany, share } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';

type Evidence = {
  readonly publicKey: string;
  readonly rows: readonly unknown[];
  readonly rotations: readonly unknown[];
};

type Props = {
  readonly branchId: string;
  readonly date: string;
  /** The official share that this page shows of the day. */
  readonly shown: Pair;
};

/** The rows of a day, verified here and now: nothing of what is said of them is taken from the centre but the pinned key. */
export function DayEvidence({ branchId, date, shown }: Props) {
  const { value, trouble } = useAnswer<Evidence>(`/branches/${branchId}/days/${date}/evidence`);
  const report = useMemo<DayRowsReport | null>(
    () => (value === null ? null : verifyDayRows(nobleCrypto, { ...value, date })),
    [value, date],
  );
  if (trouble !== null) return <Notice kind="warning">{trouble}</Notice>;
  if (value === null || report === null) return <p role="status">{say('national.verifying')}</p>;
  if (report.fault !== null) {
    const fault = say(`national.fault.${report.fault}`);
    return (
      <Notice kind="stop" announce="alert">
        {report.seq === null
          ? say('national.verifiedBad', { date: dayWords(date), fault })
          : say('national.verifiedBadAt', { date: dayWords(date), seq: report.seq, fault })}
      </Notice>
    );
  }
  const { rows, links, seals, unsealed, keyId, figures } = report;
  if (figures === null)
    return (
      <Notice kind="info" announce="status">
        {say('national.verifiedOpen', { date: dayWords(date), rows, links })}
      </Notice>
    );
  const { num, den } = figures.standard.official;
  const sealed = { n: num, d: den };
  // What came after the seal is in the page's figures and not in the seal's.
  const same = num === shown.n && den === shown.d;
  return (
    <Notice kind={same ? 'done' : unsealed > 0 ? 'warning' : 'stop'} announce="status">
      {say('national.verified', {
        date: dayWords(date),
        rows,
        links,
        seals,
        keyId: keyId ?? '',
        official: share(sealed),
        people: ofHowMany(sealed),
      })}{' '}
      {same
        ? say('national.verifiedSame')
        : say('national.verifiedOther', { official: share(shown), people: ofHowMany(shown) })}{' '}
      {unsealed > 0 && say('national.unsealed', { rows: unsealed })}
    </Notice>
  );
}

import type { BranchDayView, NationalBranch } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useEffect, useRef, useState } from 'react';
import { dayWords, minutes, number, share } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';
import { WaitRanksLine } from '../WaitRanksLine.tsx';
import styles from './branch.module.css';
import { DayEvidence } from './DayEvidence.tsx';

/** One day of a branch: what was done, by service, and its evidence, checked here when somebody asks. */
export function DaySide({ branch, date }: { readonly branch: NationalBranch; readonly date: string }) {
  const { value, trouble } = useAnswer<BranchDayView>(`/national/branches/${branch.branchId}/days/${date}`);
  const section = useRef<HTMLElement>(null);
  // The day that was pressed may be far down in its table: whoever opened it is brought to what opened.
  useEffect(() => section.current?.focus(), []);
  return (
    <section ref={section} className={styles.day} aria-label={dayWords(date)} tabIndex={-1}>
      <h3 className={styles.heading}>{dayWords(date)}</h3>
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      {value !== null ? (
        <Day branchId={branch.branchId} day={value} />
      ) : (
        trouble === null && <p role="status">{say('national.asking')}</p>
      )}
    </section>
  );
}

function Day({ branchId, day }: { readonly branchId: string; readonly day: BranchDayView }) {
  const { date, sealSeq, formulas, proof, sums, wait, services } = day;
  const [checking, setChecking] = useState(false);
  return (
    <>
      <p>
        {sealSeq === null ? say('national.goesOn') : say('national.sealAt', { seq: sealSeq })}{' '}
        {say('national.formulas', { version: formulas })}
      </p>
      {proof === 'generated' ? (
        <Notice kind="info">{say('national.generatedBranch')}</Notice>
      ) : checking ? (
        <DayEvidence branchId={branchId} date={date} shown={sums.official} />
      ) : (
        <Button onPress={() => setChecking(true)}>{say('national.verify')}</Button>
      )}
      <WaitRanksLine wait={wait} />
      <Scrolling label={say('national.dayLead', { date: dayWords(date) })}>
        <Table
          caption={say('national.dayLead', { date: dayWords(date) })}
          columns={[
            { id: 'name', head: say('national.service'), cell: ({ name }) => name },
            { id: 'official', head: say('national.official'), align: 'end', cell: (one) => share(one.sums.official) },
            { id: 'strict', head: say('national.strict'), align: 'end', cell: (one) => share(one.sums.strict) },
            { id: 'people', head: say('national.attended'), align: 'end', cell: (one) => number(one.sums.official.d) },
            { id: 'wait', head: say('national.wait'), align: 'end', cell: (one) => minutes(one.sums.wait) },
          ]}
          rows={services}
          rowKey={({ serviceId }) => serviceId}
          empty={say('national.noBranches')}
        />
      </Scrolling>
    </>
  );
}

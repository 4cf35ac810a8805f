import type { BranchDayView, NationalBranch } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useState } from 'react';
import { dayWords, minutes, number, share } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';
import { WaitRanksLine } from '../WaitRanksLine.tsx';
import styles from './branch.module.css';
import { DayEvidence } from './DayEvidence.tsx';

/** One day of a branch: what was done, by service, and its evidence, checked here when somebody asks. */
export function DaySide({ branch, date }: { readonly branch: NationalBranch; readonly date: string }) {
  const [checking, setChecking] = useState(false);
  const { value, trouble } = useAnswer<BranchDayView>(`/national/branches/${branch.branchId}/days/${date}`);
  if (trouble !== null) return <Notice kind="warning">{trouble}</Notice>;
  if (value === null) return <p role="status">{say('national.asking')}</p>;
  return (
    <section className={styles.day}>
      <h3 className={styles.heading}>{dayWords(date)}</h3>
      <p>
        {value.sealSeq === null ? say('national.goesOn') : say('national.sealAt', { seq: value.sealSeq })}{' '}
        {say('national.formulas', { version: value.formulas })}
      </p>
      {value.proof === 'generated' ? (
        <Notice kind="info">{say('national.generatedBranch')}</Notice>
      ) : checking ? (
        <DayEvidence branchId={branch.branchId} date={date} shown={value.sums.official} />
      ) : (
        <Button onPress={() => setChecking(true)}>{say('national.verify')}</Button>
      )}
      <WaitRanksLine wait={value.wait} />
      <Scrolling label={say('national.dayLead', { date: dayWords(date) })}>
        <Table
          caption={say('national.dayLead', { date: dayWords(date) })}
          columns={[
            { id: 'name', head: say('national.service'), cell: ({ name }) => name },
            { id: 'official', head: say('national.official'), align: 'end', cell: ({ sums }) => share(sums.official) },
            { id: 'strict', head: say('national.strict'), align: 'end', cell: ({ sums }) => share(sums.strict) },
            { id: 'people', head: say('national.attended'), align: 'end', cell: ({ sums }) => number(sums.official.d) },
            { id: 'wait', head: say('national.wait'), align: 'end', cell: ({ sums }) => minutes(sums.wait) },
          ]}
          rows={value.services}
          rowKey={({ serviceId }) => serviceId}
          empty={say('national.noBranches')}
        />
      </Scrolling>
    </section>
  );
}

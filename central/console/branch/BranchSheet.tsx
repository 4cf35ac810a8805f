import type { BranchDays, NationalBranch } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Sheet } from '@turno25/shared/ui/kit/Sheet.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useState } from 'react';
import { minutes, number, share, shortDay } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';
import { WaitRanksLine } from '../WaitRanksLine.tsx';
import styles from './branch.module.css';
import { DaySide } from './DaySide.tsx';

type Props = {
  readonly branch: NationalBranch;
  readonly period: { readonly from: string; readonly to: string };
  readonly onClose: () => void;
};
type Day = BranchDays['days'][number];

/** The days of a branch, and the one that is chosen, verified before whoever looks on. */
export function BranchSheet({ branch, period: { from, to }, onClose }: Props) {
  const [date, setDate] = useState<string | null>(null);
  const path = `/national/branches/${branch.branchId}?from=${from}&to=${to}`;
  const { value, trouble } = useAnswer<BranchDays>(path);
  return (
    <Sheet
      title={branch.name}
      lead={say('national.branchLead', { comuna: branch.comuna, category: branch.category })}
      back={say('national.back')}
      trouble={trouble}
      unmetWords={() => ''}
      onClose={onClose}
    >
      {branch.proof === 'generated' && <Notice kind="info">{say('national.generatedBranch')}</Notice>}
      {branch.doubt === 'quarantined' || branch.doubt === 'disputed' ? (
        <Notice kind="stop">{say('national.notBelieved')}</Notice>
      ) : null}
      {date !== null && <DaySide key={date} branch={branch} date={date} />}
      {value === null ? (
        <p role="status">{say('national.asking')}</p>
      ) : (
        <>
          <WaitRanksLine wait={value.wait} />
          <Scrolling label={say('national.daysOf')}>
            <Table
              caption={say('national.daysOf')}
              columns={dayColumns(setDate)}
              rows={value.days}
              rowKey={(day) => day.date}
              roomy
              empty={say('national.noDays')}
            />
          </Scrolling>
        </>
      )}
    </Sheet>
  );
}

function dayColumns(onOpen: (date: string) => void): readonly Column<Day>[] {
  return [
    { id: 'date', head: say('national.date'), className: styles.date, cell: (day) => shortDay(day.date) },
    { id: 'official', head: say('national.official'), align: 'end', cell: ({ sums }) => share(sums.official) },
    { id: 'strict', head: say('national.strict'), align: 'end', cell: ({ sums }) => share(sums.strict) },
    { id: 'people', head: say('national.attended'), align: 'end', cell: ({ sums }) => number(sums.official.d) },
    { id: 'wait', head: say('national.wait'), align: 'end', cell: ({ sums }) => minutes(sums.wait) },
    {
      id: 'open',
      head: say('national.openDay'),
      headShown: false,
      cell: (day) => (
        <Button
          look="inline"
          aria-label={say('national.openDayOf', { date: shortDay(day.date) })}
          onPress={() => onOpen(day.date)}
        >
          {say('national.openDay')}
        </Button>
      ),
    },
  ];
}

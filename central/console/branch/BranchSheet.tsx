import type { BranchDays, NationalBranch } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Sheet } from '@turno25/shared/ui/kit/Sheet.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useState } from 'react';
import { minutes, number, share, shortDay } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';
import { DayEvidence } from './DayEvidence.tsx';

type Props = {
  readonly branch: NationalBranch;
  readonly from: string;
  readonly to: string;
  readonly onClose: () => void;
};

/** The days of a branch, and the evidence of the one that is chosen, verified before whoever looks on. */
export function BranchSheet({ branch, from, to, onClose }: Props) {
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
      {date !== null && <DayEvidence branchId={branch.branchId} date={date} />}
      {value === null ? (
        <p role="status">{say('national.asking')}</p>
      ) : (
        <Table
          caption={say('national.days')}
          columns={[
            { id: 'date', head: say('national.date'), cell: (day) => shortDay(day.date) },
            {
              id: 'seal',
              head: say('national.seal'),
              cell: ({ sealSeq }) => (sealSeq === null ? say('national.goesOn') : number(sealSeq)),
            },
            { id: 'official', head: say('national.official'), align: 'end', cell: ({ sums }) => share(sums.official) },
            { id: 'strict', head: say('national.strict'), align: 'end', cell: ({ sums }) => share(sums.strict) },
            { id: 'people', head: say('national.attended'), align: 'end', cell: ({ sums }) => number(sums.official.d) },
            { id: 'wait', head: say('national.wait'), align: 'end', cell: ({ sums }) => minutes(sums.wait) },
            {
              id: 'verify',
              head: say('national.verify'),
              headShown: false,
              cell: (day) =>
                branch.proof === 'generated' ? null : (
                  <Button
                    look="inline"
                    aria-label={say('national.verifyDay', { date: shortDay(day.date) })}
                    onPress={() => setDate(day.date)}
                  >
                    {say('national.verify')}
                  </Button>
                ),
            },
          ]}
          rows={value.days}
          rowKey={(day) => day.date}
          roomy
          empty={say('national.noDays')}
        />
      )}
    </Sheet>
  );
}

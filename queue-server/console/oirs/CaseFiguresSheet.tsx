import type { CaseCountsView, CaseFigures, CaseGroupView } from '@turno25/shared/contracts/caseFigures.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { ASPECTS, type Aspect, groupsOf, lateOf, sumOf } from './caseGroups.ts';
import styles from './oirs.module.css';

type Props = { readonly zone: string; readonly onClose: () => void };

/** Cases of a period: how many came, and how they were answered, by what one asks for. The year so far, to begin with. */
export function CaseFiguresSheet({ zone, onClose }: Props) {
  const today = isoDate(useSources().clock.now(), zone);
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const [aspect, setAspect] = useState<Aspect>('kind');
  const query = `from=${from}&to=${to}`;
  const { answer, trouble } = useAsked<CaseFigures>(from <= to && from !== '' ? `/figures/cases?${query}` : null);
  return (
    <Sheet title={say('caseFigures.title')} lead={say('caseFigures.lead')} trouble={trouble} onClose={onClose}>
      <div className={styles.period}>
        <TextField label={say('caseFigures.from')} type="date" value={from} onChange={setFrom} />
        <TextField label={say('caseFigures.to')} type="date" value={to} onChange={setTo} />
      </div>
      {answer !== null && answer.total.received === 0 && <p>{say('caseFigures.none')}</p>}
      {answer !== null && answer.total.received > 0 && (
        <>
          <Total of={answer.total} />
          <Select
            label={say('caseFigures.by')}
            options={ASPECTS.map((value) => ({ value, label: say(`caseFigures.by.${value}`) }))}
            value={aspect}
            onChange={(value) => setAspect(value as Aspect)}
          />
          <Table
            caption={say(`caseFigures.by.${aspect}`)}
            columns={columnsOf(aspect)}
            rows={groupsOf(answer, aspect)}
            rowKey={({ key }) => key}
          />
          <LinkButton href={`/api/v1/figures/cases/rows?${query}`} download>
            {say('caseFigures.csv')}
          </LinkButton>
        </>
      )}
    </Sheet>
  );
}

function Total({ of }: { readonly of: CaseCountsView }) {
  const { numerator, denominator } = of.inTime;
  const { open } = of.by;
  return (
    <StatList>
      <Stat
        label={say('caseFigures.inTime')}
        value={percentText(of.inTime)}
        detail={say('caseFigures.of', { numerator, denominator })}
        strong
      />
      <Stat label={say('caseFigures.received')} value={String(of.received)} />
      <Stat label={say('caseFigures.answered')} value={String(of.answered.numerator)} />
      <Stat label={say('caseFigures.late')} value={String(lateOf(of))} detail={say('caseFigures.lateHelp')} />
      <Stat label={say('caseFigures.referred')} value={String(sumOf(of.by.referred))} />
      <Stat label={say('caseFigures.withdrawn')} value={String(sumOf(of.by.withdrawn))} />
      <Stat
        label={say('caseFigures.stillOpen')}
        value={say('caseFigures.openLate', { count: sumOf(open), late: open.late })}
      />
      <Stat label={say('caseFigures.registeredLater')} value={String(of.registeredLater)} />
      <Stat label={say('caseFigures.ownHand')} value={String(of.ownHand)} />
    </StatList>
  );
}

type Row = CaseGroupView & { readonly label: string };

function columnsOf(aspect: Aspect): readonly Column<Row>[] {
  const figure = (id: string, head: string, cell: (row: Row) => string): Column<Row> => ({
    id,
    head,
    align: 'end',
    cell,
  });
  return [
    { id: 'name', head: say(`caseFigures.by.${aspect}`), cell: ({ label }) => label },
    figure('received', say('caseFigures.received'), ({ received }) => String(received)),
    figure('inTime', say('caseFigures.inTime'), ({ inTime }) => percentText(inTime)),
    figure('late', say('caseFigures.late'), (row) => String(lateOf(row))),
    figure('referred', say('caseFigures.referred'), ({ by }) => String(sumOf(by.referred))),
    figure('open', say('caseFigures.stillOpen'), ({ by }) => String(sumOf(by.open))),
  ];
}

import type { SatisfactionGroup } from '@turno25/shared/contracts/satisfaction.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { meanText, netText, satisfiedText } from './gradeTexts.ts';
import styles from './satisfaction.module.css';

/** The survey by one aspect; cells with too few answers are hidden. */
export function GroupsTable({
  caption,
  groups,
}: {
  readonly caption: string;
  readonly groups: readonly SatisfactionGroup[];
}) {
  return (
    <Table
      caption={caption}
      columns={COLUMNS}
      rows={groups}
      rowKey={({ key }) => key}
      empty={say('satisfaction.none')}
    />
  );
}

const COLUMNS: readonly Column<SatisfactionGroup>[] = [
  { id: 'name', head: say('satisfaction.group'), cell: ({ name }) => name },
  {
    id: 'response',
    head: say('satisfaction.response'),
    align: 'end',
    cell: ({ response }) => (
      <>
        {percentText(response)}
        <span className={styles.under}>
          {say('satisfaction.of', { numerator: response.numerator, denominator: response.denominator })}
        </span>
      </>
    ),
  },
  { id: 'satisfied', head: say('satisfaction.satisfied'), align: 'end', cell: ({ global }) => satisfiedText(global) },
  {
    id: 'net',
    head: say('satisfaction.net'),
    align: 'end',
    cell: ({ global, netError }) => (
      <>
        {netText(global)}
        {netError !== null && <span className={styles.under}>{say('satisfaction.error', { points: netError })}</span>}
      </>
    ),
  },
  { id: 'mean', head: say('satisfaction.mean'), align: 'end', cell: ({ global }) => meanText(global) },
];

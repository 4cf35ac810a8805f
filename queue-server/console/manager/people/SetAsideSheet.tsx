import type { SetAsideView } from '@turno25/shared/contracts/offline.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { clockTime, fullDate, instantOf } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

const DECISIONS = ['approve', 'stolen', 'test', 'repeated'] as const;
type Decision = (typeof DECISIONS)[number];
type Share = NonNullable<SetAsideView['before']>['official'];

type Props = { readonly setAside: SetAsideView; readonly zone: string; readonly onClose: () => void };

/** What a revoked kiosk brought of a date, what it would do, and the manager's word: all of it or nothing. */
export function SetAsideSheet({ setAside, zone, onClose }: Props) {
  const { deviceId, name, date, tickets, printed, services, day } = setAside;
  const { send, busy } = useSend();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function decide(): Promise<void> {
    if (decision === null) return;
    const approves = decision === 'approve';
    const path = `/devices/${deviceId}/set-aside/${approves ? 'approve' : 'dismiss'}`;
    const answer = await send<null>(path, approves ? { date } : { date, code: decision });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  const lead = say('people.setAside.lead', {
    tickets,
    printed,
    date: fullDate(instantOf(date, '12:00', zone), zone),
    from: clockTime(Date.parse(setAside.from), zone),
    to: clockTime(Date.parse(setAside.to), zone),
  });
  return (
    <Sheet
      title={say('people.setAside.title', { name })}
      lead={lead}
      action={say('people.setAside.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void decide()}
      onClose={onClose}
    >
      <p>{services.map((one) => say('people.setAside.service', one)).join(' · ')}</p>
      <Table
        caption={say(`people.setAside.day.${day}`)}
        captionShown
        columns={FIGURES}
        rows={(['official', 'strict'] as const).map((figure) => ({ figure, setAside }))}
        rowKey={({ figure }) => figure}
      />
      <Choice
        legend={say('people.setAside.what')}
        options={DECISIONS.map((value) => ({ value, label: say(`people.setAside.decide.${value}`) }))}
        value={decision}
        onChoose={(value) => setDecision(DECISIONS.find((known) => known === value) ?? null)}
      />
    </Sheet>
  );
}

type Line = { readonly figure: 'official' | 'strict'; readonly setAside: SetAsideView };

const FIGURES: readonly Column<Line>[] = [
  { id: 'figure', head: say('people.setAside.figure'), cell: ({ figure }) => say(`people.setAside.figure.${figure}`) },
  {
    id: 'before',
    head: say('people.setAside.before'),
    cell: ({ figure, setAside }) => shareText(setAside.before?.[figure]),
  },
  {
    id: 'after',
    head: say('people.setAside.after'),
    cell: ({ figure, setAside }) => shareText(setAside.after?.[figure]),
  },
];

function shareText(share: Share | undefined): string {
  return share === undefined ? '–' : say('people.setAside.share', { num: share.num, den: share.den });
}

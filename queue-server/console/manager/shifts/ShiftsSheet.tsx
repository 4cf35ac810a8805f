import type { OverNow, ShiftNow, ShiftsView } from '@turno25/shared/contracts/shifts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { wallTime } from '../../live/spans.ts';

const MINUTE_MS = 60_000;
type Props = {
  readonly shifts: ShiftsView | null;
  readonly trouble: string | null;
  readonly zone: string;
  readonly onClose: () => void;
};
type Row = {
  readonly id: string;
  readonly label: string;
  readonly who: string;
  readonly hours: string;
  readonly state: string;
};

const COLUMNS: readonly Column<Row>[] = [
  { id: 'counter', head: say('shifts.counter'), cell: ({ label }) => label },
  { id: 'who', head: say('shifts.who'), cell: ({ who }) => who },
  { id: 'hours', head: say('shifts.hours'), cell: ({ hours }) => hours },
  { id: 'state', head: say('shifts.state'), cell: ({ state }) => state },
];

/** Who is planned and who attends, who is missing first; and how the day keeps to its schedule, as a team. */
export function ShiftsSheet({ shifts, trouble, zone, onClose }: Props) {
  const title = say('shifts.title');
  return (
    <Sheet title={title} lead={say('shifts.lead')} trouble={trouble} onClose={onClose}>
      {shifts?.now === null && <p>{say('shifts.none')}</p>}
      {shifts !== null && shifts.now !== null && (
        <>
          {shifts.planned > 0 && (
            <StatList>
              <Stat
                label={say('shifts.adherence')}
                value={percentText(shifts.share)}
                detail={say('shifts.adherence.of')}
              />
              <Stat label={say('shifts.paused')} value={minutesOf(shifts.pausedMs)} />
              <Stat label={say('shifts.beyond')} value={minutesOf(shifts.beyondMs)} />
            </StatList>
          )}
          <Table
            caption={title}
            columns={COLUMNS}
            rows={rowsOf(shifts.now, zone)}
            rowKey={({ id }) => id}
            empty={say('shifts.nobody')}
          />
        </>
      )}
    </Sheet>
  );
}

function minutesOf(ms: number): string {
  return say('shifts.minutes', { minutes: Math.floor(ms / MINUTE_MS) });
}

function rowsOf({ shifts, over }: NonNullable<ShiftsView['now']>, zone: string): readonly Row[] {
  const hour = (instant: string): string => wallTime(Date.parse(instant), zone);
  const planned = (shift: ShiftNow): Row => ({
    id: `${shift.counterId} ${shift.name} ${shift.from}`,
    label: shift.label,
    who: shift.name ?? say('shifts.anybody'),
    hours: `${hour(shift.from)}–${hour(shift.until)}`,
    state: say(`shifts.state.${shift.state}`, { label: shift.at ?? '' }),
  });
  const beyond = ({ counterId, label, name, until }: OverNow): Row => ({
    id: `over ${counterId}`,
    label,
    who: name,
    hours: '—',
    state: until === null ? say('shifts.unplanned') : say('shifts.over', { time: hour(until) }),
  });
  const missing = shifts.filter(({ state }) => state === 'missing');
  const others = shifts.filter(({ state }) => state !== 'missing');
  return [...missing.map(planned), ...over.map(beyond), ...others.map(planned)];
}

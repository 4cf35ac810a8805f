import type { StaffView } from '@turno25/shared/contracts/access.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Shift } from '@turno25/shared/domain/branch/shifts.ts';
import { csvText } from '@turno25/shared/figures/csvText.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { buttonClass } from '@turno25/shared/ui/kit/buttonClass.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { textOfFile } from '../../asking/textOfFile.ts';
import { useAsked } from '../../asking/useAsked.ts';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { dayWords, inWeekOrder } from '../shifts/dayWords.ts';
import { readShifts, type ShiftTrouble } from '../shifts/readShifts.ts';
import { ShiftSheet } from './ShiftSheet.tsx';

/** Which counters are to be open when, and by whom: one by one, or as a file. */
export function ShiftsSection({ config, mayEdit, onChange }: SectionProps) {
  const { newId } = useSources();
  // Names are for whoever may see accounts; others see the schedule without them.
  const staff = useAsked<readonly StaffView[]>(mayEdit ? '/staff' : null).answer ?? [];
  const [open, setOpen] = useState<Shift | 'new' | null>(null);
  const [loaded, setLoaded] = useState<number | null>(null);
  const [troubles, setTroubles] = useState<readonly ShiftTrouble[]>([]);
  const shifts = inWeekOrder(config.shifts ?? []);
  const set = (next: readonly Shift[]): void => {
    const { shifts: _before, ...rest } = config;
    onChange(next.length === 0 ? rest : { ...rest, shifts: next });
  };
  const labelOf = (shift: Shift): string =>
    config.counters.find(({ id }) => id === shift.counterId)?.label ?? shift.counterId;
  const nameOf = ({ staffId }: Shift): string =>
    staffId === undefined ? say('settings.shifts.anybody') : (staff.find(({ id }) => id === staffId)?.name ?? staffId);

  async function load(file: File): Promise<void> {
    const text = textOfFile(new Uint8Array(await file.arrayBuffer()));
    const read = readShifts(text, { counters: config.counters, staff: staff.filter(({ active }) => active), newId });
    setTroubles(read.troubles);
    setLoaded(read.troubles.length === 0 ? read.shifts.length : null);
    if (read.troubles.length === 0) set(read.shifts);
  }

  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.shifts.effect')}</p>
      <p>{say('settings.shifts.lead')}</p>
      {mayEdit && (
        <>
          <Button onPress={() => setOpen('new')}>{say('settings.shifts.add')}</Button>
          <label className={styles.pick}>
            {say('settings.shifts.import')}
            <input
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) void load(file);
                event.target.value = '';
              }}
            />
          </label>
          <p className={styles.effect}>{say('settings.shifts.import.help')}</p>
        </>
      )}
      <p role="status">{loaded !== null && say('settings.shifts.loaded', { count: loaded })}</p>
      {troubles.length > 0 && (
        <div role="alert">
          <p>{say('settings.shifts.troubles')}</p>
          <ul className={styles.list}>
            {troubles.map(({ line, sentence }) => (
              <li key={`${line} ${sentence}`}>{say('settings.shifts.line', { line, sentence })}</li>
            ))}
          </ul>
        </div>
      )}
      <Table
        caption={say('settings.section.shifts')}
        rows={shifts}
        rowKey={({ id }) => id}
        roomy
        empty={say('settings.shifts.none')}
        columns={[
          { id: 'on', head: say('settings.shifts.on'), cell: ({ on }) => dayWords(on) },
          { id: 'hours', head: say('settings.shifts.hours'), cell: ({ from, until }) => `${from}–${until}` },
          { id: 'counter', head: say('settings.shifts.counterId'), cell: labelOf },
          { id: 'who', head: say('settings.shifts.staffId'), cell: nameOf },
          {
            id: 'edit',
            head: say('settings.edit'),
            headShown: false,
            cell: (shift) =>
              mayEdit && (
                <Button
                  look="inline"
                  aria-label={say('settings.edit.named', {
                    name: say('settings.shifts.edit', { day: dayWords(shift.on), label: labelOf(shift) }),
                  })}
                  onPress={() => setOpen(shift)}
                >
                  {say('settings.edit')}
                </Button>
              ),
          },
        ]}
      />
      {mayEdit && shifts.length > 0 && (
        <p>
          <a
            className={buttonClass('secondary', 'usual')}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(asFile(shifts, config, staff))}`}
            download={`turno25-turnos-${config.branch.id}.csv`}
          >
            {say('settings.shifts.export')}
          </a>
        </p>
      )}
      {open !== null && (
        <ShiftSheet
          shift={open === 'new' ? null : open}
          config={config}
          staff={staff.filter(({ active }) => active)}
          onKeep={(next) => {
            set([...shifts.filter(({ id }) => id !== next.id), next]);
            setOpen(null);
          }}
          onRemove={(id) => {
            set(shifts.filter((one) => one.id !== id));
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** As it is read: what was taken out can be changed in a spreadsheet and brought back. */
function asFile(shifts: readonly Shift[], { counters }: BranchConfig, staff: readonly StaffView[]): string {
  return csvText(
    ['dia', 'desde', 'hasta', 'modulo', 'persona'],
    shifts.map(({ on, from, until, counterId, staffId }) => [
      dayWords(on),
      from,
      until,
      counters.find(({ id }) => id === counterId)?.label ?? counterId,
      staff.find(({ id }) => id === staffId)?.login ?? '',
    ]),
  );
}

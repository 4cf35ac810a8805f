import type { ExportList } from '@turno25/shared/contracts/exports.ts';
import { lastQuarters } from '@turno25/shared/domain/calendar/quarters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import styles from './files.module.css';
import { type FileState, useFile } from './useFile.ts';

type Props = {
  /** The branch's date of today. */
  readonly today: string;
  readonly from: string;
  readonly to: string;
  readonly onClose: () => void;
};

/** What leaves the branch as files: tables, the report of a quarter, the sheets of the central system, open data. */
export function FilesSheet({ today, from, to, onClose }: Props) {
  const { answer, trouble } = useAsked<ExportList>('/exports');
  const { state, take, stop } = useFile();
  const [dates, setDates] = useState({ from, to });
  const [table, setTable] = useState('units');
  const [format, setFormat] = useState('xlsx');
  const quarters = lastQuarters(today, 6);
  const [quarter, setQuarter] = useState(quarters[0] ?? '');
  const [contact, setContact] = useState('');
  const range = `from=${dates.from}&to=${dates.to}`;
  const isRange = dates.from !== '' && dates.to !== '' && dates.from <= dates.to;
  const busy = state.kind === 'making';
  return (
    <Sheet title={say('files.title')} trouble={state.kind === 'failed' ? state.why : trouble} onClose={onClose}>
      <Progress state={state} onStop={stop} />
      <Part title={say('files.tables')} lead={say('files.tables.lead')}>
        <TextField
          label={say('files.from')}
          type="date"
          value={dates.from}
          onChange={(value) => setDates({ ...dates, from: value })}
        />
        <TextField
          label={say('files.to')}
          type="date"
          value={dates.to}
          error={isRange ? undefined : say('files.noRange')}
          onChange={(value) => setDates({ ...dates, to: value })}
        />
        <Select
          label={say('files.table')}
          options={(answer?.tables ?? []).map(({ key, title }) => ({ value: key, label: title }))}
          value={table}
          onChange={setTable}
        />
        <Select
          label={say('files.format')}
          options={(answer?.formats ?? []).map((name) => ({ value: name, label: say(`files.format.${name}`) }))}
          value={format}
          onChange={setFormat}
        />
        <Button
          look="primary"
          disabled={busy || !isRange || answer === null}
          onPress={() => take(`/exports/${table}?${range}&format=${format}`)}
        >
          {say('files.one')}
        </Button>
        <Button
          disabled={busy || !isRange}
          onPress={() => take(`/exports/package?${range}&formats=csv,xlsx,sav,parquet`)}
        >
          {say('files.all')}
        </Button>
      </Part>
      <Part title={say('files.report')} lead={say('files.report.lead')}>
        <Select
          label={say('files.quarter')}
          options={quarters.map((name) => ({ value: name, label: name }))}
          value={quarter}
          onChange={setQuarter}
        />
        <Button disabled={busy} onPress={() => take(`/exports/report/${quarter}`)}>
          {say('files.pdf')}
        </Button>
      </Part>
      <Part title={say('files.sheets')} lead={say('files.sheets.lead')}>
        <TextField label={say('files.contact')} value={contact} onChange={setContact} />
        <Button
          disabled={busy || contact.trim().length < 3}
          onPress={() => take(`/exports/sheets?contact=${encodeURIComponent(contact.trim())}`)}
        >
          {say('files.sheetsFile')}
        </Button>
      </Part>
      <Part title={say('files.open')} lead={say('files.open.lead')}>
        <Button disabled={busy || !isRange} onPress={() => take(`/exports/open?${range}`)}>
          {say('files.openFile')}
        </Button>
      </Part>
    </Sheet>
  );
}

function Part({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      <p>{lead}</p>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

/** Comes into sight with each thing that it has to say: what was pressed may stand far below. */
function Progress({ state, onStop }: { readonly state: FileState; readonly onStop: () => void }) {
  const told = useRef<HTMLDivElement>(null);
  const { kind } = state;
  useEffect(() => {
    if (kind !== 'none') told.current?.scrollIntoView({ block: 'center' });
  }, [kind]);
  return (
    <div ref={told}>
      <Told state={state} onStop={onStop} />
    </div>
  );
}

function Told({ state, onStop }: { readonly state: FileState; readonly onStop: () => void }) {
  switch (state.kind) {
    case 'none':
    case 'failed':
      return null;
    case 'making':
      return (
        <Notice announce="status" action={<Button onPress={onStop}>{say('files.stop')}</Button>}>
          <label>
            {say('files.making')} <progress />
          </label>
        </Notice>
      );
    case 'stopped':
      return <Notice announce="status">{say('files.stopped')}</Notice>;
    case 'taken': {
      const { name, bytes, sha256 } = state.file;
      return (
        <Notice kind="info" announce="status">
          {say('files.taken', { name, bytes })}
          <br />
          <span className={styles.digest}>{say('files.digest', { sha256 })}</span>
        </Notice>
      );
    }
  }
}

import { FILE_FORMATS, type FileFormat } from '@turno25/shared/contracts/exports.ts';
import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { lastTwelveMonths } from '@turno25/shared/domain/calendar/months.ts';
import { lastQuarters } from '@turno25/shared/domain/calendar/quarters.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { type ReactNode, useState } from 'react';
import { shortDay } from '../figureWords.ts';
import styles from './country.module.css';

type Props = { readonly nation: NationalView; readonly today: string };

const REPORTS = '/api/v1/reports';
const EVERY = '';
const QUARTERS = 5;

/** What leaves the centre as files: the period that is shown by branch, a day of an institution, a quarter, open data. */
export function Files({ nation, today }: Props) {
  const { from, to } = nation.period;
  const [format, setFormat] = useState<FileFormat>('xlsx');
  const [region, setRegion] = useState(EVERY);
  const [category, setCategory] = useState(EVERY);
  const [institution, setInstitution] = useState(EVERY);
  const [ofDay, setOfDay] = useState(nation.institutions[0]?.institutionId ?? EVERY);
  const [date, setDate] = useState(addDays(today, -1));
  const [quarter, setQuarter] = useState(lastQuarters(today, 1)[0] ?? '');
  const months = lastTwelveMonths(today);
  const institutions = nation.institutions.map(({ institutionId, name }) => ({ value: institutionId, label: name }));
  return (
    <>
      <Part
        title={say('national.files.branches')}
        lead={say('national.files.branches.lead', { from: shortDay(from), to: shortDay(to) })}
      >
        <Format value={format} onChange={setFormat} />
        <Select
          label={say('national.files.region')}
          options={[all(), ...REGIONS.map(({ id, name }) => ({ value: id, label: name }))]}
          value={region}
          onChange={setRegion}
        />
        <Select
          label={say('national.category')}
          options={[all(), ...['A', 'B', 'C', 'D'].map((value) => ({ value, label: value }))]}
          value={category}
          onChange={setCategory}
        />
        <Select
          label={say('national.files.inTheNameOf')}
          options={[all(), ...institutions]}
          value={institution}
          onChange={setInstitution}
        />
        <LinkButton download href={`${REPORTS}/branches?${asked({ from, to, format, region, category, institution })}`}>
          {say('national.files.take')}
        </LinkButton>
      </Part>
      <Part title={say('national.files.day')} lead={say('national.files.day.lead')}>
        <Format value={format} onChange={setFormat} />
        <Select label={say('national.institution')} options={institutions} value={ofDay} onChange={setOfDay} />
        <TextField label={say('national.date')} type="date" required max={today} value={date} onChange={setDate} />
        {ofDay !== EVERY && date !== '' && (
          <LinkButton
            download
            href={`${REPORTS}/institutions/${encodeURIComponent(ofDay)}/days/${date}?${asked({ format })}`}
          >
            {say('national.files.takeDay')}
          </LinkButton>
        )}
      </Part>
      <Part title={say('national.files.quarter')} lead={say('national.files.quarter.lead')}>
        <Select
          label={say('national.files.whichQuarter')}
          options={lastQuarters(today, QUARTERS).map((value) => ({ value, label: value }))}
          value={quarter}
          onChange={setQuarter}
        />
        <LinkButton download href={`${REPORTS}/quarters/${quarter}/regions.pdf`}>
          {say('national.files.takeQuarter')}
        </LinkButton>
      </Part>
      <Part
        title={say('national.files.open')}
        lead={say('national.files.open.lead', { from: shortDay(months.from), to: shortDay(months.to) })}
      >
        <LinkButton download href={`${REPORTS}/open-data?${asked(months)}`}>
          {say('national.files.takeOpen')}
        </LinkButton>
      </Part>
    </>
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
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <p>{lead}</p>
      <div className={styles.files}>{children}</div>
    </section>
  );
}

function Format({ value, onChange }: { readonly value: FileFormat; readonly onChange: (format: FileFormat) => void }) {
  return (
    <Select
      label={say('national.files.format')}
      options={FILE_FORMATS.map((format) => ({ value: format, label: say(`national.files.format.${format}`) }))}
      value={value}
      onChange={(chosen) => onChange(FILE_FORMATS.find((format) => format === chosen) ?? value)}
    />
  );
}

const all = () => ({ value: EVERY, label: say('national.files.all') });

/** What is asked for, without what was left open. */
function asked(parts: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== EVERY)).toString();
}

import type { SatisfactionView } from '@turno25/shared/contracts/satisfaction.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { goalText, percentText } from '@turno25/shared/ui/percent.ts';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { monthInWords } from '../live/spans.ts';
import { GroupsTable } from './GroupsTable.tsx';
import { meanText, netText, satisfiedText } from './gradeTexts.ts';
import { NetChart } from './NetChart.tsx';
import styles from './satisfaction.module.css';

const ASPECTS = ['byService', 'byHour', 'byMonth'] as const;
type Aspect = (typeof ASPECTS)[number];

/** The branch's exit survey of whole months: a year back, to begin with. */
export function Survey({ zone }: { readonly zone: string }) {
  const today = isoDate(useSources().clock.now(), zone);
  const [from, setFrom] = useState(`${Number(today.slice(0, 4)) - 1}-${today.slice(5, 7)}-01`);
  const [to, setTo] = useState(today);
  const [aspect, setAspect] = useState<Aspect>('byService');
  const path = from !== '' && to !== '' && from <= to ? `/satisfaction?from=${from}&to=${to}` : null;
  const { answer, trouble } = useAsked<SatisfactionView>(path);
  return (
    <div className={styles.side}>
      <div className={styles.range}>
        <TextField label={say('satisfaction.from')} type="date" value={from} onChange={setFrom} />
        <TextField label={say('satisfaction.to')} type="date" value={to} onChange={setTo} />
      </div>
      {trouble !== null && <Notice kind="stop">{trouble}</Notice>}
      {answer !== null && (
        <>
          <Notice>
            {answer.months === null
              ? say('satisfaction.months.none')
              : say('satisfaction.months', {
                  from: monthInWords(answer.months.from.slice(0, 7)),
                  to: monthInWords(answer.months.to.slice(0, 7)),
                })}
          </Notice>
          <Total view={answer} />
          <div className={styles.acts}>
            <Select
              label={say('satisfaction.by')}
              options={ASPECTS.map((value) => ({ value, label: say(`satisfaction.${value}`) }))}
              value={aspect}
              onChange={(value) => setAspect(ASPECTS.find((one) => one === value) ?? 'byService')}
            />
            <Button onPress={() => window.print()}>{say('satisfaction.print')}</Button>
          </div>
          <NetChart groups={answer[aspect]} title={say(`satisfaction.chart.${aspect}`)} />
          <Scrolling label={say(`satisfaction.${aspect}`)}>
            <GroupsTable caption={say(`satisfaction.${aspect}`)} groups={answer[aspect]} />
          </Scrolling>
          <DriversTable view={answer} />
          <Words view={answer} />
          <Anonymous view={answer} />
        </>
      )}
    </div>
  );
}

function Total({ view: { total, treatment, wait, resolved, smallestCell } }: { readonly view: SatisfactionView }) {
  const { numerator, denominator } = total.response;
  return (
    <>
      {total.global.hidden && total.global.n > 0 && <Notice>{say('satisfaction.few', { least: smallestCell })}</Notice>}
      <StatList>
        <Stat
          form="stack"
          label={say('satisfaction.response')}
          value={percentText(total.response)}
          detail={say('satisfaction.of', { numerator, denominator })}
        />
        <Stat
          form="stack"
          strong
          label={say('satisfaction.satisfied')}
          value={satisfiedText(total.global)}
          detail={errorText(total.global.hidden ? null : total.global.error95)}
        />
        <Stat
          form="stack"
          label={say('satisfaction.net')}
          value={netText(total.global)}
          detail={errorText(total.netError)}
        />
        <Stat form="stack" label={say('satisfaction.mean')} value={meanText(total.global)} />
        <Stat form="stack" label={say('satisfaction.treatment')} value={meanText(treatment)} />
        <Stat form="stack" label={say('satisfaction.wait')} value={meanText(wait)} />
      </StatList>
      <StatList>
        <Stat
          label={say('satisfaction.resolved')}
          value={resolved === null ? '—' : say('satisfaction.resolved.counts', resolved)}
        />
      </StatList>
    </>
  );
}

function errorText(points: number | null): string {
  return points === null ? '' : say('satisfaction.error', { points });
}

type Driver = NonNullable<SatisfactionView['drivers']>['drivers'][number];

const DRIVER_COLUMNS: readonly Column<Driver>[] = [
  { id: 'name', head: say('satisfaction.driver'), cell: ({ name }) => say(`satisfaction.driver.${name}`) },
  { id: 'share', head: say('satisfaction.driver.share'), align: 'end', cell: ({ share }) => goalText(share * 100) },
  {
    id: 'perGrade',
    head: say('satisfaction.driver.perGrade'),
    align: 'end',
    cell: ({ perGrade }) => decimal.format(perGrade),
  },
];

const decimal = new Intl.NumberFormat('es-CL', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'always',
});

function DriversTable({ view: { drivers } }: { readonly view: SatisfactionView }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('satisfaction.drivers')}</h2>
      {drivers === null ? (
        <p>{say('satisfaction.drivers.few')}</p>
      ) : (
        <>
          <p>{say('satisfaction.drivers.lead', { n: drivers.n, explained: Math.round(drivers.explained * 100) })}</p>
          <Table
            caption={say('satisfaction.drivers')}
            columns={DRIVER_COLUMNS}
            rows={drivers.drivers}
            rowKey={({ name }) => name}
          />
        </>
      )}
    </section>
  );
}

function Words({ view: { words } }: { readonly view: SatisfactionView }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('satisfaction.words')}</h2>
      <p>{say('satisfaction.words.lead', { count: words.texts })}</p>
      <ul className={styles.words}>
        {words.list.map(({ word, answers }) => (
          <li key={word}>
            {word} <span className={styles.count}>{answers}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Anonymous({ view: { anonymous } }: { readonly view: SatisfactionView }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('satisfaction.anonymous')}</h2>
      <p>{say('satisfaction.anonymous.lead')}</p>
      <StatList>
        <Stat label={say('satisfaction.answers')} value={String(anonymous.global.n)} />
        <Stat label={say('satisfaction.satisfied')} value={satisfiedText(anonymous.global)} />
        <Stat label={say('satisfaction.net')} value={netText(anonymous.global)} />
        <Stat label={say('satisfaction.mean')} value={meanText(anonymous.global)} />
      </StatList>
    </section>
  );
}

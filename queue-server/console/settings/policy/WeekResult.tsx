import type { ComparedView, PlayedFiguresView, WeekRehearsed } from '@turno25/shared/contracts/weekRehearsal.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { dateInWords, shortDate } from '../../live/spans.ts';
import styles from '../settings.module.css';

/** What a rehearsal of a week says: first in words, who would lose before what would be won; then side by side. */
export function WeekResult({ result }: { readonly result: WeekRehearsed }) {
  const { total, classes, services, days, skipped } = result;
  const played = days.length > 0;
  return (
    <section className={styles.section} aria-label={say('rehearsal.result', spanOf(result))}>
      <h3 className={styles.title}>{say('rehearsal.result', spanOf(result))}</h3>
      <Notice>{say('rehearsal.simulation')}</Notice>
      {result.warnings.map((sentence) => (
        <Notice key={sentence} kind="warning">
          {sentence}
        </Notice>
      ))}
      {result.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {played && <SideBySide title={say('rehearsal.total')} of={total} />}
      {played && classes === null && <p>{say('rehearsal.classesHidden')}</p>}
      {classes?.map((one) => (
        <SideBySide key={one.class} title={say(`rehearsal.class.${one.class}`)} of={one} />
      ))}
      {played && (
        <>
          <h4 className={styles.title}>{say('rehearsal.services')}</h4>
          <Table
            caption={say('rehearsal.services')}
            columns={columnsOf<WeekRehearsed['services'][number]>(say('rehearsal.service'), ({ name }) => name)}
            rows={services}
            rowKey={({ serviceId }) => serviceId ?? ''}
          />
          <h4 className={styles.title}>{say('rehearsal.days')}</h4>
          <Table
            caption={say('rehearsal.days')}
            columns={columnsOf<WeekRehearsed['days'][number]>(say('rehearsal.day'), ({ date }) => shortDate(date))}
            rows={days}
            rowKey={({ date }) => date}
          />
        </>
      )}
      {skipped.length > 0 && (
        <>
          <h4 className={styles.title}>{say('rehearsal.skipped')}</h4>
          <ul className={styles.bullets}>
            {skipped.map(({ date, why }) => (
              <li key={date}>
                {dateInWords(date)}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      <h4 className={styles.title}>{say('rehearsal.assumptions')}</h4>
      <ul className={styles.bullets}>
        {result.assumptions.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function spanOf({ from, to }: WeekRehearsed): { readonly from: string; readonly to: string } {
  return { from: dateInWords(from), to: dateInWords(to) };
}

type Row = { readonly name: string; readonly cell: (figures: PlayedFiguresView) => string };

/** The same figures of what was and of both plays. */
function SideBySide({ title, of }: { readonly title: string; readonly of: ComparedView }) {
  return (
    <>
      <h4 className={styles.title}>{say('rehearsal.group', { name: title, people: of.people })}</h4>
      <Table
        caption={title}
        rows={rows()}
        rowKey={({ name }) => name}
        columns={[
          { id: 'figure', head: say('rehearsal.figure'), cell: ({ name }) => name },
          { id: 'real', head: say('rehearsal.real'), align: 'end', cell: ({ cell }) => cell(of.real) },
          { id: 'inForce', head: say('rehearsal.inForce'), align: 'end', cell: ({ cell }) => cell(of.inForce) },
          { id: 'drafted', head: say('rehearsal.drafted'), align: 'end', cell: ({ cell }) => cell(of.drafted) },
        ]}
      />
    </>
  );
}

function rows(): readonly Row[] {
  return [
    { name: say('rehearsal.figure.strict'), cell: ({ strict }) => percentText(strict) },
    { name: say('rehearsal.figure.official'), cell: ({ official }) => percentText(official) },
    { name: say('rehearsal.figure.mean'), cell: ({ meanMinutes }) => minutes(meanMinutes) },
    { name: say('rehearsal.figure.p90'), cell: ({ p90Minutes }) => minutes(p90Minutes) },
    { name: say('rehearsal.figure.longest'), cell: ({ longestMinutes }) => minutes(longestMinutes) },
    { name: say('rehearsal.figure.beyond'), cell: ({ beyond }) => String(beyond) },
    { name: say('rehearsal.figure.beyondMinutes'), cell: ({ beyondMinutes }) => minutes(beyondMinutes) },
    { name: say('rehearsal.figure.neverCalled'), cell: ({ neverCalled }) => String(neverCalled) },
  ];
}

/** A row a group: the strict share as it was and by both rules, and the mean wait by both. */
function columnsOf<T extends ComparedView>(head: string, name: (row: T) => string): readonly Column<T>[] {
  const figure = (id: string, title: string, cell: (row: T) => string): Column<T> => ({
    id,
    head: title,
    align: 'end',
    cell,
  });
  return [
    { id: 'name', head, cell: name },
    figure('people', say('rehearsal.people'), ({ people }) => String(people)),
    figure('strictReal', say('rehearsal.strictReal'), ({ real }) => percentText(real.strict)),
    figure('strictInForce', say('rehearsal.strictInForce'), ({ inForce }) => percentText(inForce.strict)),
    figure('strictDrafted', say('rehearsal.strictDrafted'), ({ drafted }) => percentText(drafted.strict)),
    figure('meanInForce', say('rehearsal.meanInForce'), ({ inForce }) => minutes(inForce.meanMinutes)),
    figure('meanDrafted', say('rehearsal.meanDrafted'), ({ drafted }) => minutes(drafted.meanMinutes)),
  ];
}

const oneDecimal = new Intl.NumberFormat('es-CL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function minutes(value: number): string {
  return say('rehearsal.minutes', { minutes: oneDecimal.format(value) });
}

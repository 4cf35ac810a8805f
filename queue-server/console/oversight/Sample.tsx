import type { SampleView } from '@turno25/shared/contracts/signals.ts';
import { AUDIT_FINDINGS } from '@turno25/shared/domain/oversight/audit.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { shortDate, wallTime } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './oversight.module.css';

type Drawn = SampleView['drawn'][number];

/** The visits of a month that its seals draw, and what was found of each. */
export function Sample({ zone }: { readonly zone: string }) {
  const today = isoDate(useSources().clock.now(), zone);
  const [month, setMonth] = useState(monthBefore(today));
  const [about, setAbout] = useState<Drawn | null>(null);
  const { answer, refresh } = useAsked<SampleView>(
    /^\d{4}-\d{2}$/.test(month) ? `/signals/sample?month=${month}` : null,
  );
  const columns: readonly Column<Drawn>[] = [
    { id: 'ticket', head: say('sample.ticket'), cell: ({ ticket }) => ticket },
    { id: 'date', head: say('sample.date'), cell: ({ date }) => shortDate(date) },
    { id: 'issued', head: say('sample.issued'), cell: ({ issuedAt }) => wallTime(Date.parse(issuedAt), zone) },
    {
      id: 'started',
      head: say('sample.started'),
      cell: ({ startedAt }) => (startedAt === null ? '—' : wallTime(Date.parse(startedAt), zone)),
    },
    { id: 'service', head: say('sample.service'), cell: ({ service }) => service },
    { id: 'end', head: say('sample.end'), cell: ({ end }) => endName(end) },
    {
      id: 'found',
      head: say('sample.found'),
      cell: ({ findings }) =>
        findings.length === 0
          ? say('sample.pending')
          : findings.map(({ at, finding, text, by }) => (
              <span key={at} className={styles.line}>
                {say(`sample.finding.${finding}`)}
                <span className={styles.under}>{text === null ? by : `${text} (${by})`}</span>
              </span>
            )),
    },
    {
      id: 'record',
      head: say('sample.write'),
      headShown: false,
      className: styles.verbs,
      cell: (drawn) => (
        <Button
          look="inline"
          aria-label={say('sample.record.of', { ticket: drawn.ticket })}
          onPress={() => setAbout(drawn)}
        >
          {say('sample.write')}
        </Button>
      ),
    },
  ];
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('sample.title')}</h2>
      <p>{say('sample.lead')}</p>
      <div className={styles.month}>
        <TextField label={say('sample.month')} type="month" value={month} onChange={setMonth} />
      </div>
      {answer !== null && answer.seed === null && <p>{say('sample.notYet')}</p>}
      {answer !== null && answer.seed !== null && (
        <>
          <p className={styles.seed}>{say('sample.seed', { tickets: answer.tickets, seed: answer.seed })}</p>
          <Scrolling label={say('sample.title')}>
            <Table
              caption={say('sample.title')}
              columns={columns}
              rows={answer.drawn}
              rowKey={({ visitId }) => visitId}
              roomy
              empty={say('sample.none')}
            />
          </Scrolling>
        </>
      )}
      {about !== null && (
        <FindingSheet month={month} drawn={about} onRecorded={refresh} onClose={() => setAbout(null)} />
      )}
    </section>
  );
}

type SheetProps = {
  readonly month: string;
  readonly drawn: Drawn;
  readonly onRecorded: () => void;
  readonly onClose: () => void;
};

/** What was found of one visit: written once, and added to. */
function FindingSheet({ month, drawn, onRecorded, onClose }: SheetProps) {
  const { send, busy } = useSend();
  const [finding, setFinding] = useState<(typeof AUDIT_FINDINGS)[number]>('agrees');
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function record(): Promise<void> {
    const note = text.trim();
    const body = { month, visitId: drawn.visitId, finding, ...(note === '' ? {} : { text: note }) };
    const answer = await send<null>('/signals/sample/findings', body);
    if (answer === null) return;
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    onRecorded();
    onClose();
  }

  return (
    <Sheet
      title={say('sample.record.title', { ticket: drawn.ticket })}
      lead={say('sample.record.lead')}
      action={say('sample.record.write')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void record()}
      onClose={onClose}
    >
      <Choice
        legend={say('sample.found')}
        options={AUDIT_FINDINGS.map((value) => ({ value, label: say(`sample.finding.${value}`) }))}
        value={finding}
        onChoose={(value) => setFinding(AUDIT_FINDINGS.find((one) => one === value) ?? 'agrees')}
      />
      <TextField label={say('sample.note')} value={text} maxLength={500} autoComplete="off" onChange={setText} />
    </Sheet>
  );
}

function endName(end: string | null): string {
  const key = `sample.end.${end ?? 'open'}`;
  return isMessageKey(key) ? say(key) : (end ?? '—');
}

function monthBefore(today: string): string {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 2;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

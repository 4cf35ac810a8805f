import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import type { ActionsView, DiagnosisView } from '@turno25/shared/contracts/satisfaction.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Badge } from '@turno25/shared/ui/kit/Badge.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { shortDate } from '../live/spans.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { PlanSheet } from './PlanSheet.tsx';
import { StepSheet } from './StepSheet.tsx';
import styles from './satisfaction.module.css';

type Action = ActionsView['actions'][number];
const QUARTERS_BACK = 8;

/** What a quarter's survey, records and complaints say together, and what is done about it. */
export function Diagnosis({ zone }: { readonly zone: string }) {
  const { role } = useSession().session.staff;
  const today = isoDate(useSources().clock.now(), zone);
  const quarters = quartersUntil(today);
  const [quarter, setQuarter] = useState(quarters[0] ?? '');
  const [planning, setPlanning] = useState(false);
  const [following, setFollowing] = useState<Action | null>(null);
  const { answer, trouble } = useAsked<DiagnosisView>(`/satisfaction/diagnosis?quarter=${quarter}`);
  const actions = useAsked<ActionsView>('/satisfaction/actions');
  const keeps = mayDo(role, 'actions.keep');
  return (
    <div className={styles.side}>
      <div className={styles.range}>
        <Select
          label={say('satisfaction.quarter')}
          options={quarters.map((value) => ({ value, label: quarterText(value) }))}
          value={quarter}
          onChange={setQuarter}
        />
      </div>
      {trouble !== null && <Notice kind="stop">{trouble}</Notice>}
      {answer !== null && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{say('satisfaction.points.title')}</h2>
          {answer.points.length === 0 ? (
            <p>{say('satisfaction.points.none')}</p>
          ) : (
            <ol className={styles.points}>
              {answer.points.map(({ key, service, facts }) => (
                <li key={`${key} ${service}`}>{pointText(key, service, facts)}</li>
              ))}
            </ol>
          )}
        </section>
      )}
      <section className={styles.section}>
        <h2 className={styles.heading}>{say('satisfaction.actions')}</h2>
        {keeps && <Button onPress={() => setPlanning(true)}>{say('satisfaction.plan')}</Button>}
        {actions.answer !== null && (
          <Scrolling label={say('satisfaction.actions')}>
            <Table
              caption={say('satisfaction.actions')}
              columns={columns(keeps, setFollowing)}
              rows={actions.answer.actions}
              rowKey={({ id }) => id}
              roomy
              empty={say('satisfaction.actions.none')}
            />
          </Scrolling>
        )}
      </section>
      {planning && (
        <PlanSheet quarter={quarter} today={today} onPlanned={actions.refresh} onClose={() => setPlanning(false)} />
      )}
      {following !== null && (
        <StepSheet action={following} onTold={actions.refresh} onClose={() => setFollowing(null)} />
      )}
    </div>
  );
}

function columns(keeps: boolean, follow: (action: Action) => void): readonly Column<Action>[] {
  return [
    {
      id: 'what',
      head: say('satisfaction.action'),
      cell: ({ what, steps }) => (
        <>
          {what ?? say('satisfaction.gone')}
          {steps.map(({ at, step, text, by }) => (
            <span key={at} className={styles.under}>
              {`${shortDate(at.slice(0, 10))}: ${say(`satisfaction.step.${step}`)}${text === null ? '' : `. ${text}`} (${by})`}
            </span>
          ))}
        </>
      ),
    },
    { id: 'quarter', head: say('satisfaction.quarter'), cell: ({ quarter }) => quarterText(quarter) },
    { id: 'owner', head: say('satisfaction.owner'), cell: ({ owner }) => owner },
    { id: 'due', head: say('satisfaction.due'), cell: ({ due }) => shortDate(due) },
    {
      id: 'stand',
      head: say('satisfaction.stand'),
      cell: ({ stand, late }) => (
        <Badge
          kind={late ? 'warning' : stand === 'done' || stand === 'dropped' ? 'off' : 'plain'}
          label={late ? say('satisfaction.late') : say(`satisfaction.step.${stand}`)}
        />
      ),
    },
    {
      id: 'follow',
      head: say('satisfaction.follow'),
      headShown: false,
      cell: (action) =>
        keeps && action.stand !== 'done' && action.stand !== 'dropped' ? (
          <Button
            look="inline"
            aria-label={say('satisfaction.follow.of', { action: action.what ?? '' })}
            onPress={() => follow(action)}
          >
            {say('satisfaction.follow')}
          </Button>
        ) : null,
    },
  ];
}

function pointText(key: string, service: string | null, facts: DiagnosisView['points'][number]['facts']): string {
  const message = `satisfaction.point.${key}`;
  const { driver } = facts;
  const driverKey = `satisfaction.driver.${driver}`;
  const named = driver === undefined || !isMessageKey(driverKey) ? {} : { driver: say(driverKey) };
  return isMessageKey(message) ? say(message, { ...facts, ...named, service: service ?? '' }) : key;
}

/** `2026-Q4` as `4.º trimestre de 2026`. */
function quarterText(quarter: string): string {
  return say('satisfaction.quarter.name', { number: quarter.slice(6), year: quarter.slice(0, 4) });
}

/** The quarter of a date and those before it. */
function quartersUntil(date: string): string[] {
  const now = Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  return Array.from({ length: QUARTERS_BACK }, (_, back) => {
    const at = now - back;
    return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
  });
}

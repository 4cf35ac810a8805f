import type { SignalLook, SignalLooks, SignalsView } from '@turno25/shared/contracts/signals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { BunchingTable } from './BunchingTable.tsx';
import { LooksTable } from './LooksTable.tsx';
import { chanceText } from './numbers.ts';
import styles from './oversight.module.css';
import { queryOf, type Range } from './RangeFields.tsx';
import { TakeSignals } from './TakeSignals.tsx';
import { WaitsHistogram } from './WaitsHistogram.tsx';

type Props = { readonly range: Range; readonly zone: string; readonly seesPeople: boolean };

/** Signals of the branch, and of its people where the institution looks at them and somebody asks for it. */
export function Signals({ range, zone, seesPeople }: Props) {
  const query = queryOf(range);
  const { answer, trouble, refresh } = useAsked<SignalsView>(query === null ? null : `/signals?${query}`);
  const [all, setAll] = useState(false);
  if (answer === null) return trouble === null ? null : <Notice kind="stop">{trouble}</Notice>;
  const found = answer.taken.filter(({ signal }) => signal);
  const count = found.length + answer.bunching.filter(({ signal }) => signal).length;
  return (
    <>
      <Notice kind={count === 0 ? 'done' : 'warning'}>{say('signals.found', { count, days: answer.days })}</Notice>
      <StatList>
        <Stat label={say('signals.days')} value={String(answer.days)} />
        <Stat label={say('signals.visits')} value={String(answer.visits)} />
        <Stat label={say('signals.looks')} value={String(answer.looks)} />
        <Stat label={say('signals.threshold')} value={chanceText(answer.threshold)} />
      </StatList>
      <div className={styles.acts}>
        <Check label={say('signals.all')} checked={all} onChange={setAll} />
        <Button onPress={() => window.print()}>{say('signals.print')}</Button>
      </div>
      <LooksTable
        caption={say('signals.ofBranch')}
        looks={all ? answer.taken : found}
        range={range}
        zone={zone}
        mayAnswer={seesPeople}
        onAnswered={refresh}
      />
      <h2 className={styles.heading}>{say('signals.bunching')}</h2>
      <p>{say('signals.bunching.lead')}</p>
      {answer.bunching.length === 0 ? (
        <p>{say('signals.bunching.few')}</p>
      ) : (
        <BunchingTable view={answer} range={range} zone={zone} mayAnswer={seesPeople} onAnswered={refresh} />
      )}
      <WaitsHistogram view={answer} />
      <TakeSignals range={range} people={seesPeople && answer.byPerson} />
      {seesPeople && <People key={query} range={range} zone={zone} on={answer.byPerson} all={all} />}
    </>
  );
}

type PeopleProps = { readonly range: Range; readonly zone: string; readonly on: boolean; readonly all: boolean };

/** Signals by person: asked for by a press, because each look is written down. */
function People({ range, zone, on, all }: PeopleProps) {
  const { send, busy } = useSend();
  const [looks, setLooks] = useState<readonly SignalLook[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function look(): Promise<void> {
    const answer = await send<SignalLooks>('/signals/people', range);
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    if (answer.ok) setLooks(answer.value.taken);
  }

  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('signals.byPeople')}</h2>
      <p>{say(on ? 'signals.people.lead' : 'signals.people.off')}</p>
      {on && (
        <Button disabled={busy} onPress={() => void look()}>
          {say('signals.people.look')}
        </Button>
      )}
      {trouble !== null && <Notice kind="stop">{trouble}</Notice>}
      {looks !== null && (
        <LooksTable
          caption={say('signals.byPeople')}
          looks={all ? looks : looks.filter(({ signal }) => signal)}
          range={range}
          zone={zone}
          mayAnswer
          onAnswered={() => void look()}
        />
      )}
    </section>
  );
}

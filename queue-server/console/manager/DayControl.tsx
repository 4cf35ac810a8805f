import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { fullDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { dateInWords } from '../live/spans.ts';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './dayControl.module.css';

type Props = { readonly live: Live; readonly view: LiveView; readonly zone: string };

/** Opens and closes the day, and gives its figures as a table. */
export function DayControl({ live, view, zone }: Props) {
  const { send, busy } = useSend();
  const [asking, setAsking] = useState(false);
  const [force, setForce] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { day } = view;
  const atCounters = view.counts.called + view.counts.attending;
  const blocked = day !== null && atCounters > 0 && !force;

  async function confirm(): Promise<void> {
    if (blocked) return setTrouble(say('console.day.forceNeeded'));
    const answer = day === null ? await send('/day/open', {}) : await send('/day/close', { force });
    if (answer === null) return;
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    await live.refresh();
    setAsking(false);
  }

  return (
    <>
      {day !== null && (
        <LinkButton href={`/api/v1/figures/daily/${day.date}?format=csv`} download>
          {say('console.day.figures')}
        </LinkButton>
      )}
      <Button
        look={day === null ? 'primary' : 'secondary'}
        onPress={() => {
          setTrouble(null);
          setForce(false);
          setAsking(true);
        }}
      >
        {day === null ? say('console.day.open') : say('console.day.close')}
      </Button>
      {asking && (
        <Sheet
          title={day === null ? say('console.day.openTitle') : say('console.day.closeTitle')}
          lead={day === null ? say('console.day.openLead') : say('console.day.closeLead')}
          action={day === null ? say('console.day.open') : say('console.day.close')}
          busy={busy}
          trouble={trouble}
          onSubmit={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {day === null && <OpeningDate now={live.clock.now()} last={view.lastClosedDate} zone={zone} />}
          {day !== null && (
            <p>{say('console.day.stillOpen', { waiting: view.counts.waiting + view.counts.onHold, atCounters })}</p>
          )}
          {day !== null && atCounters > 0 && (
            <Check label={say('console.day.force')} checked={force} onChange={setForce} />
          )}
        </Sheet>
      )}
    </>
  );
}

/** The date that the day will have for ever: a computer with a wrong one is noticed here or nowhere. */
function OpeningDate({
  now,
  last,
  zone,
}: {
  readonly now: Instant;
  readonly last: string | null;
  readonly zone: string;
}) {
  return (
    <div>
      <p className={styles.date}>{say('console.day.date', { date: fullDate(now, zone) })}</p>
      <p>
        {last !== null && `${say('console.day.last', { date: dateInWords(last) })} `}
        {say('console.day.dateWrong')}
      </p>
    </div>
  );
}

import type { AttendantFigures } from '@turno25/shared/contracts/cube.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { madeOfText, valueText } from '../frame/cubeWords.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = {
  /** One's own, or everybody's. */
  readonly whose: 'own' | 'everybody';
  readonly today: string;
  readonly onClose: () => void;
};

/** Figures by attendant of days that are over. Each look is told, so that nothing is asked before somebody asks for it. */
export function AttendantFiguresSheet({ whose, today, onClose }: Props) {
  const { send, busy } = useSend();
  const [from, setFrom] = useState(addDays(today, -30));
  const [to, setTo] = useState(addDays(today, -1));
  const [shown, setShown] = useState<AttendantFigures | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function look(): Promise<void> {
    const path = whose === 'own' ? '/figures/attendants/own' : '/figures/attendants';
    const answer = await send<AttendantFigures>(path, { from, to });
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    setShown(answer.ok ? answer.value : null);
  }

  return (
    <Sheet
      title={say(`explore.attendants.${whose}`)}
      lead={say(`explore.attendants.${whose}.lead`)}
      action={say('explore.attendants.look')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void look()}
      onClose={onClose}
    >
      <TextField label={say('explore.from')} type="date" max={today} required value={from} onChange={setFrom} />
      <TextField label={say('explore.to')} type="date" max={today} required value={to} onChange={setTo} />
      {shown !== null && shown.people.length === 0 && <p role="status">{say('explore.attendants.none')}</p>}
      {shown?.people.map(({ name, cells }) => (
        <section key={name}>
          <h3>{name}</h3>
          {cells === null ? (
            <p>{say('explore.attendants.unseen')}</p>
          ) : (
            <StatList>
              {shown.figures.map(({ key, title, unit, unitTitle }, place) => (
                <Stat
                  key={key}
                  label={
                    unit === 'percent' || unit === 'count' ? title : say('explore.inUnit', { title, unit: unitTitle })
                  }
                  value={valueText(cells[place], unit)}
                  detail={madeOfText(cells[place])}
                />
              ))}
            </StatList>
          )}
        </section>
      ))}
    </Sheet>
  );
}

import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { ENDS, hoursOf, type PaperEnd, type PaperLine } from './paperLine.ts';
import styles from './rolls.module.css';

type Props = {
  readonly number: number;
  readonly services: Catalog['services'];
  readonly onAdd: (line: PaperLine) => void;
};

/** One paper as it is copied: its code, and the hours that are written on it. */
export function PaperFields({ number, services, onAdd }: Props) {
  const [line, setLine] = useState<PaperLine>({
    number,
    code: '',
    end: 'resolved',
    serviceId: services[0]?.id ?? '',
    class: 'general',
    taken: '',
    called: '',
    started: '',
    ended: '',
  });
  const set = (change: Partial<PaperLine>): void => setLine({ ...line, ...change });
  const needed = hoursOf(line.end);
  const whole = needed.every((name) => line[name] !== '') && (line.end === 'spoiled' || line.code.trim() !== '');
  return (
    <fieldset className={styles.paper}>
      <legend>{say('rolls.paper.legend', { number })}</legend>
      <Select
        label={say('rolls.paper.end')}
        options={ENDS.map((value) => ({ value, label: say(`rolls.end.${value}`) }))}
        value={line.end}
        onChange={(end) => set({ end: end as PaperEnd })}
      />
      {line.end !== 'spoiled' && (
        <>
          <TextField
            label={say('rolls.paper.code')}
            autoComplete="off"
            maxLength={20}
            value={line.code}
            onChange={(code) => set({ code })}
          />
          <Select
            label={say('rolls.paper.service')}
            options={services.map(({ id, name }) => ({ value: id, label: name }))}
            value={line.serviceId}
            onChange={(serviceId) => set({ serviceId })}
          />
          <Select
            label={say('rolls.paper.class')}
            options={(['general', 'preferential'] as const).map((value) => ({ value, label: say(`class.${value}`) }))}
            value={line.class}
            onChange={(value) => set({ class: value as PaperLine['class'] })}
          />
        </>
      )}
      <div className={styles.hours}>
        {needed.map((name) => (
          <TextField
            key={name}
            label={say(`rolls.paper.${name}`)}
            type="time"
            value={line[name]}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
      </div>
      <Button disabled={!whole} onPress={() => onAdd(line)}>
        {say('rolls.paper.add')}
      </Button>
    </fieldset>
  );
}

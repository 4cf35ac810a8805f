import { LEAST_VOLUME, type VolumeStep } from '@turno25/shared/domain/branch/sound.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { NumberField } from '../NumberField.tsx';

type Props = {
  readonly step: VolumeStep | null;
  /** Hours that have a volume already. */
  readonly taken: readonly string[];
  readonly onKeep: (step: VolumeStep) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** From which hour boards sound how loud. */
export function VolumeSheet({ step, taken, onKeep, onRemove, onClose }: Props) {
  const [from, setFrom] = useState(step?.from ?? '');
  const [percent, setPercent] = useState(step?.percent ?? 100);
  const [trouble, setTrouble] = useState<string | null>(null);
  const keep = (): void => {
    if (taken.includes(from)) setTrouble(say('settings.sound.taken', { from }));
    else onKeep({ from, percent });
  };
  return (
    <Sheet
      title={say('settings.sound.volume')}
      action={say('settings.keep')}
      trouble={trouble}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextField label={say('settings.sound.from')} type="time" required value={from} onChange={setFrom} />
      <NumberField
        label={say('settings.sound.percent')}
        help={say('settings.sound.percent.help', { least: LEAST_VOLUME })}
        min={LEAST_VOLUME}
        max={100}
        value={percent}
        onChange={(value) => setPercent(Math.round(value ?? percent))}
      />
      {step !== null && <Button onPress={onRemove}>{say('settings.remove')}</Button>}
    </Sheet>
  );
}

import { BOARD_LAYOUTS, type BoardLayout, type BoardSetting } from '@turno25/shared/domain/branch/boards.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import type { CounterSetting } from '../section.ts';

type Props = {
  readonly name: string;
  readonly setting: BoardSetting;
  readonly counters: readonly CounterSetting[];
  readonly onKeep: (setting: BoardSetting) => void;
  readonly onClose: () => void;
};

/** One board: how it stands, which counters it calls for, and whether it sounds. */
export function BoardSheet({ name, setting, counters, onKeep, onClose }: Props) {
  const [layout, setLayout] = useState<BoardLayout>(setting.layout);
  const [chosen, setChosen] = useState<readonly string[]>(setting.counterIds ?? []);
  const [silent, setSilent] = useState(setting.silent === true);
  const [loop, setLoop] = useState(setting.loop ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const keep = (): void => {
    if (layout === 'counter' && chosen.length !== 1) {
      setTrouble(say('settings.boards.oneCounter'));
      return;
    }
    // All of them, one by one, is all of them: a counter that is added later is called here too.
    const all = chosen.length === 0 || chosen.length === counters.length;
    const some = layout === 'counter' || !all ? { counterIds: chosen } : {};
    const named = loop.trim() === '' || silent ? {} : { loop: loop.trim() };
    onKeep({ id: setting.id, layout, ...some, ...(silent ? { silent: true as const } : {}), ...named });
  };
  return (
    <Sheet title={name} action={say('settings.keep')} trouble={trouble} onSubmit={keep} onClose={onClose}>
      <Select
        label={say('settings.boards.layout')}
        value={layout}
        onChange={(next) => {
          setTrouble(null);
          setLayout(next as BoardLayout);
          // The display over a counter stands among others: it rings only where somebody wants it to.
          setSilent(next === 'counter' ? true : setting.silent === true);
        }}
        options={BOARD_LAYOUTS.map((each) => ({ value: each, label: say(`settings.boards.layout.${each}`) }))}
      />
      <CheckGroup legend={say('settings.boards.counterIds')}>
        {counters.map(({ id, label }) => (
          <Check
            key={id}
            label={say('settings.counters.title', { label })}
            checked={chosen.includes(id)}
            onChange={(checked) => {
              setTrouble(null);
              setChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id));
            }}
          />
        ))}
      </CheckGroup>
      <Check label={say('settings.boards.silent')} checked={silent} onChange={setSilent} />
      <TextField
        label={say('settings.boards.loop')}
        help={say('settings.boards.loop.help')}
        minLength={2}
        maxLength={80}
        disabled={silent}
        value={loop}
        onChange={setLoop}
      />
    </Sheet>
  );
}

import {
  BOARD_LAYOUTS,
  BOARD_THEMES,
  type BoardLayout,
  type BoardSetting,
  type BoardTheme,
} from '@turno25/shared/domain/branch/boards.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { BoardPreview } from './BoardPreview.tsx';
import { previewView } from './previewView.ts';

type Props = {
  readonly name: string;
  readonly setting: BoardSetting;
  readonly config: BranchConfig;
  readonly onKeep: (setting: BoardSetting) => void;
  readonly onClose: () => void;
};

/** One board: how it stands, which counters it calls for, and whether it sounds. */
export function BoardSheet({ name, setting, config, onKeep, onClose }: Props) {
  const [layout, setLayout] = useState<BoardLayout>(setting.layout);
  const [theme, setTheme] = useState<BoardTheme>(setting.theme ?? 'light');
  const [chosen, setChosen] = useState<readonly string[]>(setting.counterIds ?? []);
  const [silent, setSilent] = useState(setting.silent === true);
  const [loop, setLoop] = useState(setting.loop ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const { clock } = useSources();
  const [since] = useState(() => clock.now());
  const { counters } = config;
  // All of them, one by one, is all of them: a counter that is added later is called here too.
  const all = chosen.length === 0 || chosen.length === counters.length;
  const edited: BoardSetting = {
    id: setting.id,
    layout,
    ...(theme === 'light' ? {} : { theme }),
    ...(layout === 'counter' || !all ? { counterIds: chosen } : {}),
    ...(silent ? { silent: true as const } : {}),
    ...(loop.trim() === '' || silent ? {} : { loop: loop.trim() }),
  };
  const keep = (): void => {
    if (layout === 'counter' && chosen.length !== 1) {
      setTrouble(say('settings.boards.oneCounter'));
      return;
    }
    onKeep(edited);
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
      <Select
        label={say('settings.boards.theme')}
        value={theme}
        onChange={(next) => setTheme(next as BoardTheme)}
        options={BOARD_THEMES.map((each) => ({ value: each, label: say(`settings.boards.theme.${each}`) }))}
      />
      <BoardPreview name={name} view={previewView(config, edited, since)} />
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

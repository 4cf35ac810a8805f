import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import type { BoardSetting, BranchNotice } from '@turno25/shared/domain/branch/boards.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { BoardPreview } from './BoardPreview.tsx';
import { BoardSheet } from './BoardSheet.tsx';
import { NoticeSheet } from './NoticeSheet.tsx';
import { previewView } from './previewView.ts';
import { SoundPart } from './SoundPart.tsx';

type Device = Pick<DeviceView, 'id' | 'name'>;

/** The call boards that are enrolled, how each stands and for which counters; and what they tell everybody. */
export function BoardsSection({ config, mayEdit, onChange }: SectionProps) {
  const devices = useAsked<readonly DeviceView[]>('/devices', { everyMillis: 60_000 });
  const [board, setBoard] = useState<Device | null>(null);
  const [previewed, setPreviewed] = useState<Device | null>(null);
  const { clock } = useSources();
  const [since] = useState(() => clock.now());
  const [notice, setNotice] = useState<BranchNotice | 'new' | null>(null);
  const boards = (devices.answer ?? []).filter(({ kind, active }) => kind === 'board' && active);
  const { notices = [] } = config;
  const settingOf = ({ id }: Device): BoardSetting =>
    config.boards?.find((each) => each.id === id) ?? { id, layout: 'auto' };
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <h2 className={styles.title}>{say('settings.section.boards')}</h2>
      <p className={styles.effect}>{say('settings.boards.lead')}</p>
      {devices.answer !== null && boards.length === 0 && <p>{say('settings.boards.none')}</p>}
      <ul className={styles.list}>
        {boards.map((device) => (
          <li key={device.id}>
            <span>
              <strong>{device.name}</strong>
              <br />
              {boardWords(settingOf(device), config)}
            </span>
            <Button
              look="inline"
              aria-label={say('settings.boards.preview.named', { name: device.name })}
              onPress={() => setPreviewed(previewed?.id === device.id ? null : device)}
            >
              {say('settings.boards.preview')}
            </Button>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('settings.edit.named', { name: device.name })}
                onPress={() => setBoard(device)}
              >
                {say('settings.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {previewed !== null && (
        <BoardPreview name={previewed.name} view={previewView(config, settingOf(previewed), since)} />
      )}
      <SoundPart config={config} mayEdit={mayEdit} onChange={onChange} />
      <h2 className={styles.title}>{say('settings.section.notices')}</h2>
      <p className={styles.effect}>{say('settings.notices.lead')}</p>
      {notices.length === 0 && <p>{say('settings.notices.none')}</p>}
      <ul className={styles.list}>
        {notices.map((each) => (
          <li key={each.id}>
            <span>
              <strong>{each.text}</strong>
              <br />
              {say('settings.notices.between', { from: dateWords(each.from), until: dateWords(each.until) })}
            </span>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('settings.edit.named', { name: each.text })}
                onPress={() => setNotice(each)}
              >
                {say('settings.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && <Button onPress={() => setNotice('new')}>{say('settings.notices.add')}</Button>}
      {board !== null && (
        <BoardSheet
          name={board.name}
          setting={settingOf(board)}
          config={config}
          onKeep={(next) => {
            onChange(withBoard(config, next));
            setBoard(null);
          }}
          onClose={() => setBoard(null)}
        />
      )}
      {notice !== null && (
        <NoticeSheet
          notice={notice === 'new' ? null : notice}
          onKeep={(next) => {
            const known = notices.some(({ id }) => id === next.id);
            onChange(
              withNotices(config, known ? notices.map((one) => (one.id === next.id ? next : one)) : [...notices, next]),
            );
            setNotice(null);
          }}
          onRemove={(id) => {
            onChange(
              withNotices(
                config,
                notices.filter((one) => one.id !== id),
              ),
            );
            setNotice(null);
          }}
          onClose={() => setNotice(null)}
        />
      )}
    </div>
  );
}

function boardWords({ layout, theme, counterIds, silent, loop }: BoardSetting, { counters }: BranchConfig): string {
  const labels = counters.filter(({ id }) => counterIds?.includes(id)).map(({ label }) => label);
  return [
    say(`settings.boards.layout.${layout}`),
    ...(theme === undefined ? [] : [say(`settings.boards.theme.${theme}`)]),
    counterIds === undefined
      ? say('settings.boards.allCounters')
      : say('settings.boards.counters', { labels: labels.join(', ') }),
    ...(silent === true ? [say('settings.boards.silent')] : []),
    ...(loop === undefined ? [] : [say('settings.boards.loop.set', { loop })]),
  ].join(' · ');
}

/** A board that is as every board is without a word about it has none. */
function withBoard(config: BranchConfig, setting: BoardSetting): BranchConfig {
  const { boards: before = [], ...rest } = config;
  const { id: _id, layout, ...more } = setting;
  const isPlain = layout === 'auto' && Object.keys(more).length === 0;
  const others = before.filter(({ id }) => id !== setting.id);
  const known = before.some(({ id }) => id === setting.id);
  const boards = isPlain
    ? others
    : known
      ? before.map((one) => (one.id === setting.id ? setting : one))
      : [...before, setting];
  return boards.length === 0 ? rest : { ...rest, boards };
}

function withNotices(config: BranchConfig, notices: readonly BranchNotice[]): BranchConfig {
  const { notices: _before, ...rest } = config;
  return notices.length === 0 ? rest : { ...rest, notices };
}

function dateWords(date: string): string {
  return numericDate(Date.parse(`${date}T12:00:00.000Z`), 'UTC');
}

import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { BoardSound, VolumeStep } from '@turno25/shared/domain/branch/sound.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { useState } from 'react';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { VolumeSheet } from './VolumeSheet.tsx';

/** How boards sound: how loud from which hour on, and in which languages. */
export function SoundPart({ config, mayEdit, onChange }: SectionProps) {
  const [editing, setEditing] = useState<VolumeStep | 'new' | null>(null);
  const sound = config.sound ?? {};
  const volumes = [...(sound.volumes ?? [])].sort((one, other) => (one.from < other.from ? -1 : 1));
  const without = (step: VolumeStep | 'new' | null): readonly VolumeStep[] =>
    volumes.filter(({ from }) => step === null || step === 'new' || from !== step.from);
  const set = (next: readonly VolumeStep[]): void => {
    const { volumes: _before, ...rest } = sound;
    onChange(withSound(config, next.length === 0 ? rest : { ...rest, volumes: next }));
    setEditing(null);
  };
  return (
    <>
      <h2 className={styles.title}>{say('settings.section.sound')}</h2>
      <p className={styles.effect}>{say('settings.sound.lead')}</p>
      {volumes.length === 0 && <p>{say('settings.sound.full')}</p>}
      <ul className={styles.list}>
        {volumes.map((step) => (
          <li key={step.from}>
            <span>{say('settings.sound.step', step)}</span>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('settings.edit.named', { name: step.from })}
                onPress={() => setEditing(step)}
              >
                {say('settings.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && <Button onPress={() => setEditing('new')}>{say('settings.sound.add')}</Button>}
      <Check
        label={say('settings.sound.ticketLanguage')}
        checked={sound.ticketLanguage === true}
        disabled={!mayEdit}
        onChange={(checked) => {
          const { ticketLanguage: _before, ...rest } = sound;
          onChange(withSound(config, checked ? { ...rest, ticketLanguage: true } : rest));
        }}
      />
      {editing !== null && (
        <VolumeSheet
          step={editing === 'new' ? null : editing}
          taken={without(editing).map(({ from }) => from)}
          onKeep={(step) => set([...without(editing), step])}
          onRemove={() => set(without(editing))}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function withSound(config: BranchConfig, sound: BoardSound): BranchConfig {
  const { sound: _before, ...rest } = config;
  return Object.keys(sound).length === 0 ? rest : { ...rest, sound };
}

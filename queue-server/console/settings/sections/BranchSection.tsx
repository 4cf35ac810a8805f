import type { CommuneList } from '@turno25/shared/contracts/settings.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { isMobile } from '@turno25/shared/domain/branch/profile.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { OtherBranchSheet } from './OtherBranchSheet.tsx';

/** The branch itself: how it is called and found, and where people are sent from its door. */
export function BranchSection({ config, mayEdit, onChange }: SectionProps) {
  const { branch } = config;
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const communes =
    useAsked<CommuneList>('/settings/communes').answer?.communes.map(({ code, name }) => ({
      value: code,
      label: name,
    })) ?? null;
  const others = branch.otherBranches ?? [];
  const set = (part: Partial<BranchConfig['branch']>): void => onChange({ ...config, branch: { ...branch, ...part } });
  const setOthers = (next: typeof others): void => {
    const { otherBranches: _before, ...rest } = branch;
    onChange({ ...config, branch: next.length === 0 ? rest : { ...rest, otherBranches: next } });
  };
  const setAddress = (typed: string): void => {
    const { publicAddress: _before, ...rest } = branch;
    onChange({ ...config, branch: typed.trim() === '' ? rest : { ...rest, publicAddress: typed.trim() } });
  };
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <TextField
        label={say('settings.branch.name')}
        disabled={!mayEdit}
        required
        minLength={2}
        maxLength={80}
        value={branch.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={say('settings.branch.address')}
        disabled={!mayEdit}
        maxLength={160}
        value={branch.address}
        onChange={(address) => set({ address })}
      />
      <Select
        label={say('settings.branch.comuna')}
        {...(isMobile(config) ? { help: say('settings.branch.comuna.help') } : {})}
        disabled={!mayEdit || communes === null}
        required
        options={communes ?? [{ value: branch.comuna, label: branch.comuna }]}
        value={branch.comuna}
        onChange={(comuna) => set({ comuna })}
      />
      <TextField
        label={say('settings.branch.publicAddress')}
        help={say('settings.branch.publicAddress.help')}
        disabled={!mayEdit}
        inputMode="url"
        maxLength={160}
        value={branch.publicAddress ?? ''}
        onChange={setAddress}
      />
      <p className={styles.effect}>{say('settings.branch.fixed', { id: branch.id, zone: branch.zone })}</p>
      <h2 className={styles.title}>{say('settings.others.title')}</h2>
      <p className={styles.effect}>{say('settings.others.lead')}</p>
      {others.length === 0 && <p>{say('settings.others.none')}</p>}
      <ul className={styles.list}>
        {others.map(({ name, address, hours }, index) => (
          <li key={`${name} ${address}`}>
            <span>
              <strong>{name}</strong>
              <br />
              {address} · {hours}
            </span>
            {mayEdit && (
              <Button look="inline" aria-label={say('settings.edit.named', { name })} onPress={() => setOpen(index)}>
                {say('settings.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && <Button onPress={() => setOpen('new')}>{say('settings.others.add')}</Button>}
      {open !== null && (
        <OtherBranchSheet
          other={open === 'new' ? null : (others[open] ?? null)}
          services={config.services}
          onKeep={(next) => {
            setOthers(open === 'new' ? [...others, next] : others.map((known, at) => (at === open ? next : known)));
            setOpen(null);
          }}
          onRemove={() => {
            setOthers(others.filter((_known, at) => at !== open));
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { KioskStart, Wording } from '@turno25/shared/domain/branch/kioskStart.ts';
import { isLanguage, LANGUAGE_NAMES } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { type Start, StartSheet } from './StartSheet.tsx';

type Edited = { readonly deviceId: string | null; readonly name: string };

/** What kiosks say and offer first: the branch's, and what one of them has of its own. */
export function KioskStartSection({ config, mayEdit, onChange }: SectionProps) {
  const devices = useAsked<readonly DeviceView[]>('/devices', { everyMillis: 60_000 });
  const [edited, setEdited] = useState<Edited | null>(null);
  const kiosks = (devices.answer ?? []).filter(({ kind, active }) => kind === 'kiosk' && active);
  const { each = [], ...branch } = config.kioskStart ?? {};
  const ofKiosk = (id: string): Start => {
    const { id: _id, ...own } = each.find((one) => one.id === id) ?? { id };
    return own;
  };
  const all = say('settings.kioskStart.all');
  const lines: readonly (Edited & { readonly start: Start })[] = [
    { deviceId: null, name: all, start: branch },
    ...kiosks.map(({ id, name }) => ({ deviceId: id, name, start: ofKiosk(id) })),
  ];
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <h2 className={styles.title}>{say('settings.section.kioskStart')}</h2>
      <p className={styles.effect}>{say('settings.kioskStart.lead')}</p>
      <ul className={styles.list}>
        {lines.map(({ deviceId, name, start }) => (
          <li key={deviceId ?? ''}>
            <span>
              <strong>{name}</strong>
              <br />
              {startWords(start, config, deviceId !== null)}
            </span>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('settings.edit.named', { name })}
                onPress={() => setEdited({ deviceId, name })}
              >
                {say('settings.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.answer !== null && kiosks.length === 0 && <p>{say('settings.kioskStart.none')}</p>}
      {edited !== null && (
        <StartSheet
          name={edited.name}
          config={config}
          start={edited.deviceId === null ? branch : ofKiosk(edited.deviceId)}
          deviceId={edited.deviceId}
          within={(next) => withStart(config.kioskStart, edited.deviceId, next)}
          onKeep={(next) => {
            onChange(withKioskStart(config, withStart(config.kioskStart, edited.deviceId, next)));
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

/** What is set, in a line. */
function startWords(start: Start, { services, institutions }: BranchConfig, inherits: boolean): string {
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? id;
  const { greeting, rights, closing, first, languages } = start;
  const said = (wording: Wording | undefined): readonly string[] =>
    wording?.['es-CL'] === undefined ? [] : [`«${wording['es-CL']}»`];
  const parts = [
    ...said(greeting),
    ...said(rights),
    ...said(closing),
    ...(first === 'used' ? [say('settings.kioskStart.first.used')] : (first ?? []).map((id) => nameOf(services, id))),
    ...(start.institutions ?? []).map((id) => nameOf(institutions, id)),
    ...(languages ?? []).map((tag) => (isLanguage(tag) ? LANGUAGE_NAMES[tag] : tag)),
  ];
  if (parts.length > 0) return parts.join(' · ');
  return say(inherits ? 'settings.kioskStart.asBranch' : 'settings.kioskStart.plain');
}

/** A kiosk that has nothing of its own has no line of its own. */
function withStart(before: KioskStart | undefined, deviceId: string | null, next: Start): KioskStart {
  const { each = [], ...branch } = before ?? {};
  if (deviceId === null) return each.length === 0 ? next : { ...next, each };
  const { greeting, first } = next;
  const own = {
    id: deviceId,
    ...(greeting === undefined ? {} : { greeting }),
    ...(first === undefined ? {} : { first }),
  };
  const others = each.filter(({ id }) => id !== deviceId);
  const list = Object.keys(own).length === 1 ? others : [...others, own];
  return list.length === 0 ? branch : { ...branch, each: list };
}

function withKioskStart(config: BranchConfig, next: KioskStart): BranchConfig {
  const { kioskStart: _before, ...rest } = config;
  return Object.keys(next).length === 0 ? rest : { ...rest, kioskStart: next };
}

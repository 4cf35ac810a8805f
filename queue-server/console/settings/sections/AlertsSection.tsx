import { ALERT_KINDS, type AlertHook, type AlertKind } from '@turno25/shared/domain/branch/alerts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { AlertSecretSheet } from './AlertSecretSheet.tsx';

/** Whom alerts are told outside the branch, which of them, and the secret that signs them. */
export function AlertsSection({ config, mayEdit, onChange }: SectionProps) {
  const [secret, setSecret] = useState(false);
  const hook = config.alerts?.webhook ?? null;
  const set = (next: AlertHook | null): void => {
    const { alerts: _before, ...rest } = config;
    onChange(next === null ? rest : { ...rest, alerts: { webhook: next } });
  };
  const setUrl = (typed: string): void => {
    const url = typed.trim();
    set(url === '' ? null : { ...hook, url });
  };
  const setLocal = (local: boolean): void => {
    if (hook === null) return;
    const { local: _before, ...rest } = hook;
    set(local ? { ...rest, local: true } : rest);
  };
  const chosen: readonly AlertKind[] = hook?.kinds ?? ALERT_KINDS;
  const setKind = (kind: AlertKind, told: boolean): void => {
    if (hook === null) return;
    const kinds = ALERT_KINDS.filter((one) => (one === kind ? told : chosen.includes(one)));
    const { kinds: _before, ...rest } = hook;
    // Every kind is said by naming none, so that one of a later release is told too; at least one is.
    if (kinds.length === 0) return;
    set(kinds.length === ALERT_KINDS.length ? rest : { ...rest, kinds });
  };
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <p>{say('settings.alerts.lead')}</p>
      <TextField
        label={say('settings.alerts.url')}
        help={say('settings.alerts.url.help')}
        disabled={!mayEdit}
        inputMode="url"
        maxLength={300}
        value={hook?.url ?? ''}
        onChange={setUrl}
      />
      <Check
        label={say('settings.alerts.local')}
        checked={hook?.local === true}
        disabled={!mayEdit || hook === null}
        onChange={setLocal}
      />
      <CheckGroup legend={say('settings.alerts.kinds')}>
        {ALERT_KINDS.map((kind) => (
          <Check
            key={kind}
            label={say(`outside.kind.${kind}`)}
            checked={chosen.includes(kind)}
            disabled={!mayEdit || hook === null}
            onChange={(told) => setKind(kind, told)}
          />
        ))}
      </CheckGroup>
      <h2 className={styles.title}>{say('settings.alerts.secret')}</h2>
      <p className={styles.effect}>{say('settings.alerts.secret.lead')}</p>
      {mayEdit && <Button onPress={() => setSecret(true)}>{say('settings.alerts.secret.make')}</Button>}
      {secret && <AlertSecretSheet onClose={() => setSecret(false)} />}
    </div>
  );
}

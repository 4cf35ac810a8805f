import type { MailSetting } from '@turno25/shared/domain/oirs/mail.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { NumberField } from '../NumberField.tsx';
import styles from '../settings.module.css';
import { MailSecretPart } from './MailSecretPart.tsx';

type Props = {
  readonly mail: MailSetting | undefined;
  readonly mayEdit: boolean;
  /** Of the configuration in force: another server asks for another secret. */
  readonly version: number;
  readonly onChange: (mail: MailSetting | undefined) => void;
};

const TLS = ['starttls', 'tls', 'none'] as const;
/** Submission with STARTTLS (RFC 6409), with TLS from the first byte (RFC 8314), and between servers. */
const PORTS = { starttls: 587, tls: 465, none: 25 } as const;

/** The server by which answers leave; its secret is apart, and takes effect by itself. */
export function MailPart({ mail, mayEdit, version, onChange }: Props) {
  const disabled = !mayEdit;
  return (
    <>
      <h2 className={styles.title}>{say('settings.oirs.mail')}</h2>
      <p className={styles.effect}>{say('settings.oirs.mail.lead')}</p>
      <Check
        label={say('settings.oirs.mail.use')}
        checked={mail !== undefined}
        disabled={disabled}
        onChange={(use) => onChange(use ? { host: '', port: PORTS.starttls, tls: 'starttls', from: '' } : undefined)}
      />
      {mail !== undefined && (
        <>
          <TextField
            label={say('settings.oirs.host')}
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            value={mail.host}
            onChange={(host) => onChange({ ...mail, host: host.trim() })}
          />
          <Select
            label={say('settings.oirs.tls')}
            options={TLS.map((value) => ({ value, label: say(`settings.oirs.tls.${value}`) }))}
            disabled={disabled}
            value={mail.tls}
            onChange={(value) => {
              const tls = value as MailSetting['tls'];
              const { user: _none, ...rest } = mail;
              onChange({ ...(tls === 'none' ? rest : mail), tls, port: PORTS[tls] });
            }}
          />
          <NumberField
            label={say('settings.oirs.port')}
            min={1}
            max={65_535}
            disabled={disabled}
            value={mail.port}
            onChange={(port) => onChange({ ...mail, port: Math.round(port ?? mail.port) })}
          />
          {mail.tls !== 'none' && (
            <TextField
              label={say('settings.oirs.user')}
              help={say('settings.oirs.user.help')}
              autoComplete="off"
              spellCheck={false}
              disabled={disabled}
              value={mail.user ?? ''}
              onChange={(typed) => {
                const { user: _before, ...rest } = mail;
                const user = typed.trim();
                onChange(user === '' ? rest : { ...rest, user });
              }}
            />
          )}
          <TextField
            label={say('settings.oirs.from')}
            type="email"
            autoComplete="off"
            disabled={disabled}
            value={mail.from}
            onChange={(from) => onChange({ ...mail, from: from.trim() })}
          />
        </>
      )}
      <MailSecretPart mayEdit={mayEdit} version={version} />
    </>
  );
}

import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { ProviderPart } from './ProviderPart.tsx';
import { RolesPart } from './RolesPart.tsx';

type Oidc = NonNullable<BranchConfig['signIn']>['oidc'];

/** As most institutions have it. */
const newProvider = (): Oidc => ({
  issuer: 'https://',
  clientId: '',
  label: say('settings.signIn.label.usual'),
  scope: 'openid profile roles',
  rolesClaim: 'roles',
  roles: [],
});

/** By which provider staff may sign in besides login and secret, which always go on. */
export function SignInSection({ config, mayEdit, onChange, version }: SectionProps & { readonly version: number }) {
  const oidc = config.signIn?.oidc;
  const disabled = !mayEdit;
  const set = (next: Oidc | undefined): void => {
    const { signIn: _before, ...rest } = config;
    onChange(next === undefined ? rest : { ...rest, signIn: { oidc: next } });
  };
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <p>{say('settings.signIn.lead')}</p>
      <Check
        label={say('settings.signIn.use')}
        checked={oidc !== undefined}
        disabled={disabled}
        onChange={(use) => set(use ? newProvider() : undefined)}
      />
      {oidc !== undefined && (
        <>
          <TextField
            label={say('settings.signIn.issuer')}
            help={say('settings.signIn.issuer.help')}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            disabled={disabled}
            value={oidc.issuer}
            onChange={(issuer) => set({ ...oidc, issuer: issuer.trim() })}
          />
          <TextField
            label={say('settings.signIn.clientId')}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            disabled={disabled}
            value={oidc.clientId}
            onChange={(clientId) => set({ ...oidc, clientId: clientId.trim() })}
          />
          <TextField
            label={say('settings.signIn.label')}
            help={say('settings.signIn.label.help')}
            maxLength={40}
            disabled={disabled}
            value={oidc.label}
            onChange={(label) => set({ ...oidc, label })}
          />
          <TextField
            label={say('settings.signIn.scope')}
            help={say('settings.signIn.scope.help')}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            disabled={disabled}
            value={oidc.scope ?? ''}
            onChange={(typed) => {
              const { scope: _before, ...rest } = oidc;
              set(typed === '' ? rest : { ...rest, scope: typed });
            }}
          />
          <RolesPart oidc={oidc} disabled={disabled} onChange={set} />
          <Check
            label={say('settings.signIn.asksEachTime')}
            checked={oidc.asksEachTime !== false}
            disabled={disabled}
            onChange={(asks) => {
              const { asksEachTime: _before, ...rest } = oidc;
              set(asks ? rest : { ...rest, asksEachTime: false });
            }}
          />
          <p className={styles.effect}>{say('settings.signIn.asksEachTime.help')}</p>
          <p>{say('settings.signIn.back')}</p>
          <p className={styles.secret}>{`${location.origin}/api/v1/sessions/oidc/back`}</p>
        </>
      )}
      <ProviderPart oidc={oidc} mayEdit={mayEdit} version={version} />
    </div>
  );
}

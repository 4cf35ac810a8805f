import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { STAFF_ROLES, type StaffRole } from '@turno25/shared/domain/branch/roles.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import styles from '../settings.module.css';

type Oidc = NonNullable<BranchConfig['signIn']>['oidc'];
type Mapped = NonNullable<Oidc['roles']>[number];
type Props = { readonly oidc: Oidc; readonly disabled: boolean; readonly onChange: (oidc: Oidc) => void };

const MOST = 50;

/** What a claim of the provider makes of somebody, value by value; or nothing, and then only linked accounts enter. */
export function RolesPart({ oidc, disabled, onChange }: Props) {
  const { rolesClaim, roles = [] } = oidc;
  const set = (next: readonly Mapped[]): void => onChange({ ...oidc, roles: [...next] });
  const change = (at: number, part: Partial<Mapped>): void =>
    set(roles.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      <h2 className={styles.title}>{say('settings.signIn.roles')}</h2>
      <Check
        label={say('settings.signIn.withRoles')}
        checked={rolesClaim !== undefined}
        disabled={disabled}
        onChange={(on) => {
          const { rolesClaim: _claim, roles: _roles, ...rest } = oidc;
          onChange(on ? { ...rest, rolesClaim: 'roles', roles: [] } : rest);
        }}
      />
      <p className={styles.effect}>
        {say(rolesClaim === undefined ? 'settings.signIn.noRoles.help' : 'settings.signIn.withRoles.help')}
      </p>
      {rolesClaim !== undefined && (
        <>
          <TextField
            label={say('settings.signIn.rolesClaim')}
            help={say('settings.signIn.rolesClaim.help')}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            disabled={disabled}
            value={rolesClaim}
            onChange={(claim) => onChange({ ...oidc, rolesClaim: claim.trim() })}
          />
          {roles.map(({ value, role }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two may have the same value while they are typed
            <div key={at} className={styles.day}>
              <TextField
                label={say('settings.signIn.value', { place: at + 1 })}
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                disabled={disabled}
                value={value}
                onChange={(next) => change(at, { value: next })}
              />
              <Select
                label={say('settings.signIn.role', { place: at + 1 })}
                options={STAFF_ROLES.map((one) => ({ value: one, label: say(`people.role.${one}`) }))}
                disabled={disabled}
                value={role}
                onChange={(next) => change(at, { role: next as StaffRole })}
              />
              {!disabled && (
                <Button onPress={() => set(roles.filter((_one, index) => index !== at))}>
                  {say('settings.signIn.dropValue', { place: at + 1 })}
                </Button>
              )}
            </div>
          ))}
          {!disabled && roles.length < MOST && (
            <Button onPress={() => set([...roles, { value: '', role: 'attendant' }])}>
              {say('settings.signIn.addValue')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

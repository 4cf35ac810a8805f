import type { BranchConfig, PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { defaultPolicy } from '@turno25/shared/domain/dispatch/defaultPolicy.ts';
import { parameterBounds } from '@turno25/shared/domain/dispatch/parameterBounds.ts';
import { findPolicy, policyNames } from '@turno25/shared/domain/dispatch/registry.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { NumberField } from '../NumberField.tsx';
import styles from '../settings.module.css';

type Props = {
  readonly policy: PolicySetting;
  readonly category: BranchConfig['branch']['category'];
  readonly disabled: boolean;
  readonly onChange: (policy: PolicySetting) => void;
};

/** The rule and its parameters. Rules that have no name in words are chosen by file; one that is in force is still shown. */
export function PolicyFields({ policy, category, disabled, onChange }: Props) {
  const rule = findPolicy(policy.name, policy.version);
  const newest = findPolicy(policy.name)?.version;
  const own = wordsOf(policy.name) === null || policy.version !== newest;
  const options = policyNames().flatMap((name) => {
    const label = wordsOf(name);
    return label === null ? [] : [{ value: name, label }];
  });
  const kept = {
    value: '',
    label: say('settings.policy.byFile', { name: wordsOf(policy.name) ?? policy.name, version: policy.version }),
  };
  const usual = usualOf(policy.name, category);
  return (
    <>
      <Select
        label={say('settings.policy.name')}
        options={own ? [kept, ...options] : options}
        value={own ? '' : policy.name}
        disabled={disabled}
        onChange={(name) => {
          if (name !== '') onChange(usualOf(name, category));
        }}
      />
      {rule !== null && Object.keys(rule.defaults).length === 0 && <p>{say('settings.policy.none')}</p>}
      {Object.entries(rule?.defaults ?? {}).map(([name, standard]) => (
        <Parameter
          key={`${policy.name} ${policy.version} ${name}`}
          name={name}
          value={policy.params[name] ?? standard}
          usual={(own ? rule?.defaults : usual.params)?.[name] ?? standard}
          disabled={disabled}
          onChange={(value) => onChange({ ...policy, params: { ...policy.params, [name]: value } })}
        />
      ))}
      {!disabled && rule !== null && !own && (
        <Button onPress={() => onChange(usual)}>{say('settings.policy.usual')}</Button>
      )}
      {rule === null && <p className={styles.effect}>{say('settings.policy.unknown')}</p>}
    </>
  );
}

type ParameterProps = {
  readonly name: string;
  readonly value: number;
  readonly usual: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
};

/** One parameter, in minutes where the rule has milliseconds. */
function Parameter({ name, value, usual, disabled, onChange }: ParameterProps) {
  const { unit, min, max } = parameterBounds(name);
  const scale = unit === 'millis' ? MINUTE : 1;
  const key = `settings.policy.${name}`;
  return (
    <NumberField
      label={isMessageKey(key) ? say(key) : name}
      help={say('settings.policy.from', { usual: usual / scale, min: min / scale, max: max / scale })}
      min={min / scale}
      max={max / scale}
      disabled={disabled}
      value={value / scale}
      onChange={(typed) => onChange(Math.round((typed ?? value / scale) * scale))}
    />
  );
}

/** The newest version of a rule with the parameters that a new branch of this category would have. */
function usualOf(name: string, category: BranchConfig['branch']['category']): PolicySetting {
  const standard = defaultPolicy(category);
  if (standard.name === name) return standard;
  const rule = findPolicy(name);
  return { name, version: rule?.version ?? 1, params: { ...rule?.defaults } };
}

function wordsOf(name: string): string | null {
  const key = `policy.${name}`;
  return isMessageKey(key) ? say(key) : null;
}

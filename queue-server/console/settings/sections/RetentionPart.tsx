import type { BranchConfig, RetainedPurpose } from '@turno25/shared/domain/branch/config.ts';
import { RETENTION_DAYS } from '@turno25/shared/domain/law.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { NumberField } from '../NumberField.tsx';
import styles from '../settings.module.css';

const PURPOSES = [
  'oirs',
  'note',
  'message',
  'dayNote',
  'act',
  'survey',
  'rights',
  'reference',
] as const satisfies readonly RetainedPurpose[];
/** Twenty years: what the schema bears. */
const MOST_DAYS = 7_305;

type Privacy = BranchConfig['privacy'];
type Props = {
  readonly privacy: Privacy;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<Privacy>) => void;
};

/** How long each kind of text is kept: the usual term, or a longer one; never a shorter one. */
export function RetentionPart({ privacy, disabled, onChange }: Props) {
  const set = (purpose: RetainedPurpose, days: number | undefined): void => {
    const { [purpose]: _before, ...rest } = privacy.keep ?? {};
    // The usual term is left unsaid: then it follows the program's.
    const longer =
      days === undefined || Math.round(days) <= RETENTION_DAYS[purpose] ? {} : { [purpose]: Math.round(days) };
    onChange({ keep: { ...rest, ...longer } });
  };
  return (
    <>
      <h2 className={styles.title}>{say('settings.privacy.keep')}</h2>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <p>{say('settings.keep.lead')}</p>
      {PURPOSES.map((purpose) => (
        <NumberField
          key={purpose}
          label={say(`settings.privacy.${purpose}`)}
          help={say('settings.keep.usual', { days: RETENTION_DAYS[purpose] })}
          min={RETENTION_DAYS[purpose]}
          max={MOST_DAYS}
          optional
          disabled={disabled}
          value={privacy.keep?.[purpose] ?? RETENTION_DAYS[purpose]}
          onChange={(days) => set(purpose, days)}
        />
      ))}
    </>
  );
}

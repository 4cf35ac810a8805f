import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import {
  CHECK_IN_MINUTES,
  IDLE_MINUTES,
  LEAD_MINUTES,
  MIN_ATTENTION_SECONDS,
  RIGHTS_ANSWER_DAYS,
} from '@turno25/shared/domain/law.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { NumberField } from '../NumberField.tsx';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { RetentionPart } from './RetentionPart.tsx';

/** What the figure is judged by, how people are called, and when an appointment may be checked in. */
export function RulesSection({ config, mayEdit, onChange }: SectionProps) {
  const { standard, calling } = config;
  const window = config.appointments ?? {
    earlyMinutes: CHECK_IN_MINUTES.early,
    lateMinutes: CHECK_IN_MINUTES.late,
  };
  const disabled = !mayEdit;
  const setStandard = (part: Partial<BranchConfig['standard']>): void =>
    onChange({ ...config, standard: { ...standard, ...part } });
  const setByPerson = (on: boolean): void => {
    const { byPerson: _before, ...rest } = standard;
    onChange({ ...config, standard: on ? { ...rest, byPerson: true } : rest });
  };
  const setCalling = (part: Partial<BranchConfig['calling']>): void =>
    onChange({ ...config, calling: { ...calling, ...part } });
  const setPrivacy = (part: Partial<BranchConfig['privacy']>): void =>
    onChange({ ...config, privacy: { ...config.privacy, ...part } });
  const setAutoCall = (seconds: number | undefined): void => {
    const { autoCallSeconds: _before, ...rest } = calling;
    onChange({ ...config, calling: seconds === undefined ? rest : { ...rest, autoCallSeconds: Math.round(seconds) } });
  };
  return (
    <div className={styles.section}>
      <h2 className={styles.title}>{say('settings.rules.standard')}</h2>
      <p className={styles.effect}>{say('settings.effect.nextDay')}</p>
      <NumberField
        label={say('settings.standard.goalPercent')}
        min={0}
        max={100}
        disabled={disabled}
        value={standard.goalPercent}
        onChange={(value) => setStandard({ goalPercent: value ?? standard.goalPercent })}
      />
      <NumberField
        label={say('settings.standard.minAttentionSeconds')}
        min={MIN_ATTENTION_SECONDS}
        max={600}
        disabled={disabled}
        value={standard.minAttentionSeconds ?? MIN_ATTENTION_SECONDS}
        onChange={(value) => setStandard({ minAttentionSeconds: Math.round(value ?? MIN_ATTENTION_SECONDS) })}
      />
      <NumberField
        label={say('settings.standard.leadMinutes')}
        min={LEAD_MINUTES}
        max={10_080}
        disabled={disabled}
        value={standard.leadMinutes ?? LEAD_MINUTES}
        onChange={(value) => setStandard({ leadMinutes: Math.round(value ?? LEAD_MINUTES) })}
      />
      <NumberField
        label={say('settings.standard.smallestCell')}
        min={1}
        max={1000}
        disabled={disabled}
        value={standard.smallestCell}
        onChange={(value) => setStandard({ smallestCell: Math.round(value ?? standard.smallestCell) })}
      />
      <Check
        label={say('settings.standard.byPerson')}
        checked={standard.byPerson === true}
        disabled={disabled}
        onChange={setByPerson}
      />
      <h2 className={styles.title}>{say('settings.rules.calls')}</h2>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <NumberField
        label={say('settings.calling.noShowCalls')}
        min={1}
        max={10}
        disabled={disabled}
        value={calling.noShowCalls}
        onChange={(value) => setCalling({ noShowCalls: Math.round(value ?? calling.noShowCalls) })}
      />
      <NumberField
        label={say('settings.calling.noShowSeconds')}
        min={0}
        max={3600}
        disabled={disabled}
        value={calling.noShowSeconds}
        onChange={(value) => setCalling({ noShowSeconds: Math.round(value ?? calling.noShowSeconds) })}
      />
      <NumberField
        label={say('settings.calling.recallGapSeconds')}
        min={0}
        max={600}
        disabled={disabled}
        value={calling.recallGapSeconds}
        onChange={(value) => setCalling({ recallGapSeconds: Math.round(value ?? calling.recallGapSeconds) })}
      />
      <NumberField
        label={say('settings.calling.autoCallSeconds')}
        help={say('settings.calling.autoCallSeconds.help')}
        min={3}
        max={120}
        optional
        disabled={disabled}
        value={calling.autoCallSeconds}
        onChange={setAutoCall}
      />
      <h2 className={styles.title}>{say('settings.rules.finishing')}</h2>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <Check
        label={say('settings.finishing.outcomeForEach')}
        checked={config.finishing?.outcomeForEach === true}
        disabled={disabled}
        onChange={(outcomeForEach) => onChange({ ...config, finishing: { outcomeForEach } })}
      />
      <h2 className={styles.title}>{say('settings.rules.figures')}</h2>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <Check
        label={say('settings.figures.byAttendant')}
        checked={config.figures?.byAttendant === true}
        disabled={disabled}
        onChange={(byAttendant) => onChange({ ...config, figures: { byAttendant } })}
      />
      <p className={styles.effect}>{say('settings.figures.byAttendant.help')}</p>
      <h2 className={styles.title}>{say('settings.rules.sessions')}</h2>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <NumberField
        label={say('settings.sessions.idleMinutes')}
        help={say('settings.sessions.idleMinutes.help')}
        min={1}
        max={240}
        disabled={disabled}
        value={config.sessions?.idleMinutes ?? IDLE_MINUTES}
        onChange={(value) => onChange({ ...config, sessions: { idleMinutes: Math.round(value ?? IDLE_MINUTES) } })}
      />
      <h2 className={styles.title}>{say('settings.rules.privacy')}</h2>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <NumberField
        label={say('settings.privacy.identityDays')}
        min={0}
        max={3650}
        disabled={disabled}
        value={config.privacy.identityDays}
        onChange={(value) => setPrivacy({ identityDays: Math.round(value ?? config.privacy.identityDays) })}
      />
      <NumberField
        label={say('settings.privacy.answerDays')}
        help={say('settings.privacy.answerDays.help')}
        min={1}
        max={90}
        disabled={disabled}
        value={config.privacy.answerDays ?? RIGHTS_ANSWER_DAYS}
        onChange={(value) => setPrivacy({ answerDays: Math.round(value ?? RIGHTS_ANSWER_DAYS) })}
      />
      <RetentionPart privacy={config.privacy} disabled={disabled} onChange={setPrivacy} />
      <h2 className={styles.title}>{say('settings.rules.appointments')}</h2>
      <p className={styles.effect}>{say('settings.effect.nextDay')}</p>
      {(['earlyMinutes', 'lateMinutes'] as const).map((side) => (
        <NumberField
          key={side}
          label={say(`settings.appointments.${side}`)}
          min={0}
          max={120}
          disabled={disabled}
          value={window[side]}
          onChange={(value) =>
            onChange({ ...config, appointments: { ...window, [side]: Math.round(value ?? window[side]) } })
          }
        />
      ))}
    </div>
  );
}

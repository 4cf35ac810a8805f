import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import type { PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { useSession } from '../../signedIn/sessionContext.ts';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { PolicyFields } from './PolicyFields.tsx';
import { WeekRehearsal } from './WeekRehearsal.tsx';

/** By which rule people are called; and what the last week would have been by it. Whoever may not publish may still try. */
export function PolicySection({ config, mayEdit, onChange }: SectionProps) {
  const { role } = useSession().session.staff;
  const mayRehearse = mayDo(role, 'settings.rehearse');
  const [trial, setTrial] = useState<PolicySetting | null>(null);
  const policy = mayEdit ? config.policy : (trial ?? config.policy);
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.nextDay')}</p>
      <p>{say('settings.policy.lead')}</p>
      {!mayEdit && mayRehearse && <p>{say('settings.policy.trial')}</p>}
      <PolicyFields
        policy={policy}
        category={config.branch.category}
        disabled={!mayEdit && !mayRehearse}
        onChange={(next) => (mayEdit ? onChange({ ...config, policy: next }) : setTrial(next))}
      />
      {mayRehearse && <WeekRehearsal policy={policy} />}
    </div>
  );
}

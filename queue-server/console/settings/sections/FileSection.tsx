import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { buttonClass } from '@turno25/shared/ui/kit/buttonClass.ts';
import { useState } from 'react';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';

/** The whole configuration as one file, out and in. */
export function FileSection({ config, mayEdit, onChange }: SectionProps) {
  const [told, setTold] = useState<string | null>(null);

  async function load(file: File): Promise<void> {
    const read = await file.text().then(parsed);
    if (read === null) return setTold(say('settings.file.notJson'));
    onChange(read);
    setTold(say('settings.file.loaded'));
  }

  return (
    <div className={styles.section}>
      <p>{say('settings.file.lead')}</p>
      <p>
        <a
          className={buttonClass('secondary', 'usual')}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(`${JSON.stringify(config, null, 2)}\n`)}`}
          download={`turno25-${config.branch.id}.json`}
        >
          {say('settings.file.export')}
        </a>
      </p>
      {mayEdit && (
        <label className={styles.pick}>
          {say('settings.file.import')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void load(file);
              event.target.value = '';
            }}
          />
        </label>
      )}
      <p role="status">{told}</p>
    </div>
  );
}

/** What looks like a configuration; whether it is a good one the server says before it is published. */
function parsed(text: string): BranchConfig | null {
  try {
    const read: unknown = JSON.parse(text);
    const whole = ['branch', 'hours', 'institutions', 'services', 'counters', 'policy', 'calling', 'standard'];
    const looksWhole = typeof read === 'object' && read !== null && whole.every((part) => part in read);
    return looksWhole ? (read as BranchConfig) : null;
  } catch {
    return null;
  }
}

import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { ANSWER_BUSINESS_DAYS } from '@turno25/shared/domain/law.ts';
import type { ReplyTemplate } from '@turno25/shared/domain/oirs/templates.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { NumberField } from '../NumberField.tsx';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { MailPart } from './MailPart.tsx';
import { TemplateSheet } from './TemplateSheet.tsx';

type Oirs = NonNullable<BranchConfig['oirs']>;

const KINDS = ['query', 'complaint', 'suggestion', 'compliment', 'request'] as const;

/** Terms to answer what people write, texts by which answers begin, and how answers leave by mail. */
export function OirsSection({ config, mayEdit, onChange, version }: SectionProps & { readonly version: number }) {
  const [open, setOpen] = useState<ReplyTemplate | 'new' | null>(null);
  const oirs: Oirs = config.oirs ?? {};
  const { templates = [] } = oirs;
  const days = oirs.answerDays ?? ANSWER_BUSINESS_DAYS;
  const change = (next: Oirs): void => onChange({ ...config, oirs: next });
  const withTemplates = (next: readonly ReplyTemplate[]): void => {
    const { templates: _before, ...rest } = oirs;
    change(next.length === 0 ? rest : { ...rest, templates: next });
    setOpen(null);
  };
  const keep = (next: ReplyTemplate): void => {
    const known = templates.some(({ id }) => id === next.id);
    withTemplates(known ? templates.map((one) => (one.id === next.id ? next : one)) : [...templates, next]);
  };
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <h2 className={styles.title}>{say('settings.oirs.answerDays')}</h2>
      <p className={styles.effect}>{say('settings.oirs.answerDays.lead')}</p>
      {KINDS.map((kind) => (
        <NumberField
          key={kind}
          label={say(`settings.oirs.${kind}`)}
          min={1}
          max={120}
          optional
          disabled={!mayEdit}
          value={days[kind] ?? undefined}
          onChange={(value) =>
            change({ ...oirs, answerDays: { ...days, [kind]: value === undefined ? null : Math.round(value) } })
          }
        />
      ))}
      <h2 className={styles.title}>{say('settings.oirs.templates')}</h2>
      <p className={styles.effect}>{say('settings.oirs.templates.lead')}</p>
      {templates.length === 0 && <p>{say('settings.oirs.templates.none')}</p>}
      <ul className={styles.list}>
        {templates.map((each) => (
          <li key={each.id}>
            <span>
              <strong>{each.name}</strong>
              <br />
              {firstWords(each.text)}
            </span>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('settings.edit.named', { name: each.name })}
                onPress={() => setOpen(each)}
              >
                {say('settings.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && <Button onPress={() => setOpen('new')}>{say('settings.oirs.templates.add')}</Button>}
      <MailPart
        mail={oirs.mail}
        mayEdit={mayEdit}
        version={version}
        onChange={(mail) => {
          const { mail: _before, ...rest } = oirs;
          change(mail === undefined ? rest : { ...rest, mail });
        }}
      />
      {open !== null && (
        <TemplateSheet
          template={open === 'new' ? null : open}
          onKeep={keep}
          onRemove={(id) => withTemplates(templates.filter((one) => one.id !== id))}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const SHOWN = 120;

function firstWords(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

import { filledReply, type ReplyTemplate, unknownPlaceholders } from '@turno25/shared/domain/oirs/templates.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import styles from '../settings.module.css';

type Props = {
  readonly template: ReplyTemplate | null;
  readonly onKeep: (template: ReplyTemplate) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
};

const LONGEST = 8000;

/** One text by which answers begin, and how it reads once it is filled in. */
export function TemplateSheet({ template, onKeep, onRemove, onClose }: Props) {
  const { newId } = useSources();
  const [name, setName] = useState(template?.name ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const unknown = unknownPlaceholders(text);
  const wrong = unknown.length === 0 ? null : say('settings.oirs.unknown', { names: `{${unknown.join('}, {')}}` });
  const example = { folio: 'OIRS-IPS-…-000001', nombre: say('settings.oirs.example.name') };
  return (
    <Sheet
      title={say(template === null ? 'settings.oirs.templates.add' : 'settings.oirs.template')}
      action={say('settings.keep')}
      trouble={wrong}
      onSubmit={() => {
        if (wrong === null) onKeep({ id: template?.id ?? `t-${newId().slice(0, 8)}`, name: name.trim(), text });
      }}
      onClose={onClose}
    >
      <TextField label={say('settings.oirs.name')} required maxLength={80} value={name} onChange={setName} />
      <Field label={say('settings.oirs.text')} help={say('settings.oirs.text.help')}>
        {(control) => (
          <textarea
            {...control}
            rows={8}
            required
            minLength={3}
            maxLength={LONGEST}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {text.trim() !== '' && (
        <section aria-label={say('settings.oirs.example')}>
          <p className={styles.effect}>{say('settings.oirs.example')}</p>
          <p className={styles.example}>{filledReply(text, example)}</p>
        </section>
      )}
      {template !== null && <Button onPress={() => onRemove(template.id)}>{say('settings.remove')}</Button>}
    </Sheet>
  );
}

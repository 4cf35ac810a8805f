import type { CategoriesView } from '@turno25/shared/contracts/centreCatalogue.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import styles from './catalogue.module.css';

type Row = CategoriesView['branches'][number];
type Measured = Row['measured'];
const VARIABLES = ['density', 'attentions', 'comunas', 'rurality'] as const;

type Props = { readonly row: Row; readonly onKeep: (measured: Measured) => void };

/** The four values of one branch; an empty one was not measured. */
export function MeasuredForm({ row, onKeep }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<keyof Measured, string>>>({
    density: textOf(row.measured.density),
    attentions: textOf(row.measured.attentions),
    comunas: textOf(row.measured.comunas),
    rurality: textOf(row.measured.rurality),
  });
  const read = (variable: keyof Measured): number | null => (typed[variable] === '' ? null : Number(typed[variable]));
  return (
    <section aria-label={say('catalogue.categories.edit.named', { name: row.name })}>
      <h2>{row.name}</h2>
      <div className={styles.fields}>
        {VARIABLES.map((variable) => (
          <TextField
            key={variable}
            label={say(`catalogue.categories.${variable}`)}
            help={variable === 'attentions' ? countedWords(row.counted) : undefined}
            type="number"
            min={0}
            step={variable === 'density' || variable === 'rurality' ? 'any' : 1}
            value={typed[variable]}
            onChange={(text) => setTyped({ ...typed, [variable]: text })}
          />
        ))}
      </div>
      <Button
        look="primary"
        onPress={() =>
          onKeep({
            density: read('density'),
            attentions: read('attentions'),
            comunas: read('comunas'),
            rurality: read('rurality'),
          })
        }
      >
        {say('catalogue.categories.keep')}
      </Button>
    </section>
  );
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}

function countedWords(counted: Row['counted']): string | undefined {
  return counted === null ? undefined : say('catalogue.categories.counted', counted);
}

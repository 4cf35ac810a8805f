import type { CategoriesView } from '@turno25/shared/contracts/centreCatalogue.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import styles from './catalogue.module.css';

type Rule = CategoriesView['rule'];
type Steps = Rule['steps'][keyof Rule['steps']];
const VARIABLES = ['density', 'attentions', 'comunas', 'rurality'] as const;
const LEAST = ['A', 'B', 'C'] as const;

type Props = { readonly rule: Rule; readonly onKeep: (rule: Rule) => void };

/** The rule of categories, as text: `10:1, 100:2` gives one point from 10 on and two from 100 on. */
export function RuleForm({ rule, onKeep }: Props) {
  const [typed, setTyped] = useState({
    density: textOf(rule.steps.density),
    attentions: textOf(rule.steps.attentions),
    comunas: textOf(rule.steps.comunas),
    rurality: textOf(rule.steps.rurality),
  });
  const [least, setLeast] = useState(rule.least);
  const [density, attentions, comunas, rurality] = VARIABLES.map((one) => stepsIn(typed[one]));
  const whole = density && attentions && comunas && rurality ? { density, attentions, comunas, rurality } : null;
  return (
    <section aria-label={say('catalogue.categories.rule.edit')}>
      <div className={styles.fields}>
        {VARIABLES.map((variable) => (
          <TextField
            key={variable}
            label={say(`catalogue.categories.${variable}`)}
            help={say('catalogue.categories.rule.help')}
            value={typed[variable]}
            onChange={(text) => setTyped({ ...typed, [variable]: text })}
          />
        ))}
        {LEAST.map((category) => (
          <TextField
            key={category}
            label={say('catalogue.categories.rule.least', { category })}
            type="number"
            min={0}
            value={String(least[category])}
            onChange={(text) => setLeast({ ...least, [category]: Math.trunc(Number(text)) })}
          />
        ))}
      </div>
      <Button
        look="primary"
        disabled={whole === null}
        onPress={() => whole !== null && onKeep({ steps: whole, least })}
      >
        {say('catalogue.categories.rule.keep')}
      </Button>
    </section>
  );
}

function textOf(steps: Steps): string {
  return steps.map(({ from, points }) => `${from}:${points}`).join(', ');
}

/** Null for what is not written as steps. */
function stepsIn(text: string): Steps | null {
  const parts = text.split(',').map((part) => /^\s*(\d+(?:\.\d+)?)\s*:\s*(\d+)\s*$/.exec(part));
  const steps = parts.flatMap((part) =>
    part?.[1] === undefined || part[2] === undefined ? [] : [{ from: Number(part[1]), points: Number(part[2]) }],
  );
  return steps.length === parts.length ? steps : null;
}

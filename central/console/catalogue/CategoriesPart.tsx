import type { CategoriesView } from '@turno25/shared/contracts/centreCatalogue.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type ApiResult, command, get } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useEffect, useState } from 'react';
import styles from './catalogue.module.css';
import { MeasuredForm } from './MeasuredForm.tsx';
import { RuleForm } from './RuleForm.tsx';
import { troubleWords } from './troubleWords.ts';

type Row = CategoriesView['branches'][number];
const VARIABLES = ['density', 'attentions', 'comunas', 'rurality'] as const;

/** The rule of categories, whole, and each branch's four values with the points that they give. */
export function CategoriesPart({ mayEdit, mayPublish }: { readonly mayEdit: boolean; readonly mayPublish: boolean }) {
  const [view, setView] = useState<CategoriesView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [open, setOpen] = useState<Row | null>(null);
  const [ruling, setRuling] = useState(false);
  const take = (answer: ApiResult<CategoriesView>): void => {
    if (answer.ok) {
      setView(answer.value);
      setTrouble(null);
      setOpen(null);
      setRuling(false);
    } else setTrouble(troubleWords(answer.error));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is opened
  useEffect(() => void get<CategoriesView>('/categories').then(take), []);
  if (view === null) return trouble === null ? <p aria-busy="true" /> : <Notice kind="warning">{trouble}</Notice>;
  const { steps, least } = view.rule;
  const editing = {
    id: 'edit',
    head: say('catalogue.categories.edit'),
    headShown: false,
    cell: (row: Row) => (
      <Button
        look="inline"
        aria-label={say('catalogue.categories.edit.named', { name: row.name })}
        onPress={() => setOpen(row)}
      >
        {say('catalogue.categories.edit')}
      </Button>
    ),
  };
  return (
    <div className={styles.part}>
      <p>{say('catalogue.categories.lead')}</p>
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      <Table
        caption={say('catalogue.categories.rule')}
        captionShown
        rows={VARIABLES}
        rowKey={(variable) => variable}
        columns={[
          {
            id: 'variable',
            head: say('catalogue.categories.variable'),
            cell: (one) => say(`catalogue.categories.${one}`),
          },
          {
            id: 'steps',
            head: say('catalogue.categories.steps'),
            cell: (one) => steps[one].map((step) => say('catalogue.categories.step', step)).join(' · '),
          },
        ]}
      />
      <p>{say('catalogue.categories.least', { a: least.A, b: least.B, c: least.C })}</p>
      {mayPublish && !ruling && (
        <Button onPress={() => setRuling(true)}>{say('catalogue.categories.rule.edit')}</Button>
      )}
      {ruling && (
        <RuleForm
          rule={view.rule}
          onKeep={(rule) => void command<CategoriesView>('PUT', '/categories/rule', rule).then(take)}
        />
      )}
      {open !== null && (
        <MeasuredForm
          key={open.branchId}
          row={open}
          onKeep={(measured) =>
            void command<CategoriesView>('PUT', `/categories/branches/${open.branchId}`, measured).then(take)
          }
        />
      )}
      <Table<Row>
        caption={say('catalogue.categories.branches')}
        captionShown
        rows={view.branches}
        rowKey={({ branchId }) => branchId}
        roomy={mayEdit}
        empty={say('catalogue.categories.none')}
        columns={[
          { id: 'branch', head: say('catalogue.categories.branch'), cell: ({ name }) => name },
          ...VARIABLES.map((variable) => ({
            id: variable,
            head: say(`catalogue.categories.${variable}`),
            align: 'end' as const,
            cell: ({ measured, points }: Row) => valueWords(measured[variable], points[variable]),
          })),
          {
            id: 'total',
            head: say('catalogue.categories.total'),
            align: 'end',
            cell: ({ total }) => total ?? say('catalogue.categories.unknown'),
          },
          {
            id: 'category',
            head: say('catalogue.categories.category'),
            cell: ({ category }) => category ?? say('catalogue.categories.missing'),
          },
          {
            id: 'declared',
            head: say('catalogue.categories.declared'),
            cell: ({ declared }) => declared ?? say('catalogue.categories.unknown'),
          },
          ...(mayEdit ? [editing] : []),
        ]}
      />
    </div>
  );
}

function valueWords(value: number | null, points: number | null): string {
  return value === null || points === null
    ? say('catalogue.categories.unknown')
    : say('catalogue.categories.value', { value, points });
}

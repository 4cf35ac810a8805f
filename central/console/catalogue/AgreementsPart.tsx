import type { Agreement } from '@turno25/shared/domain/national/document.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import styles from './catalogue.module.css';
import type { CatalogueDesk } from './useCatalogue.ts';
import { dateWords } from './words.ts';

type Props = { readonly desk: CatalogueDesk; readonly mayEdit: boolean };

/** In whose name branches give what, between which dates and by which act; those that end soon are said first. */
export function AgreementsPart({ desk, mayEdit }: Props) {
  const [adding, setAdding] = useState(false);
  const { agreements, catalogue } = desk.content;
  const nameOf = (id: string): string => catalogue.institutions.find((one) => one.id === id)?.name ?? id;
  const { ending } = desk.view;
  const list = ending.map(({ institution, until, act }) =>
    say('catalogue.agreements.endingOne', { institution, date: dateWords(until), act }),
  );
  const removing = {
    id: 'remove',
    head: say('catalogue.remove'),
    headShown: false,
    cell: ({ id, act }: Agreement) => (
      <Button
        look="inline"
        aria-label={say('catalogue.remove.named', { name: act })}
        onPress={() => desk.set({ agreements: agreements.filter((one) => one.id !== id) })}
      >
        {say('catalogue.remove')}
      </Button>
    ),
  };
  return (
    <div className={styles.part}>
      <p>{say('catalogue.agreements.lead')}</p>
      {ending.length > 0 && (
        <Notice kind="warning">
          {say('catalogue.agreements.ending', { count: ending.length, list: list.join('; ') })}
        </Notice>
      )}
      <Table<Agreement>
        caption={say('catalogue.agreements.caption')}
        rows={agreements}
        rowKey={({ id }) => id}
        roomy={mayEdit}
        empty={say('catalogue.agreements.none')}
        columns={[
          {
            id: 'institution',
            head: say('catalogue.agreements.institution'),
            cell: ({ institutionId }) => nameOf(institutionId),
          },
          {
            id: 'services',
            head: say('catalogue.agreements.services'),
            align: 'end',
            cell: ({ serviceIds }) => serviceIds.length,
          },
          { id: 'from', head: say('catalogue.agreements.from'), cell: ({ from }) => dateWords(from) },
          {
            id: 'until',
            head: say('catalogue.agreements.until'),
            cell: ({ until }) => (until === null ? say('catalogue.agreements.openEnd') : dateWords(until)),
          },
          { id: 'act', head: say('catalogue.agreements.act'), cell: ({ act }) => act },
          ...(mayEdit ? [removing] : []),
        ]}
      />
      {mayEdit && !adding && <Button onPress={() => setAdding(true)}>{say('catalogue.agreements.new')}</Button>}
      {mayEdit && adding && <NewAgreement desk={desk} onDone={() => setAdding(false)} />}
    </div>
  );
}

function NewAgreement({ desk, onDone }: Pick<Props, 'desk'> & { readonly onDone: () => void }) {
  const { newId } = useSources();
  const { catalogue, agreements } = desk.content;
  const [institutionId, setInstitution] = useState(catalogue.institutions[0]?.id ?? '');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [act, setAct] = useState('');
  const own = catalogue.services.filter((one) => one.institutionId === institutionId);
  const serviceIds = own.map(({ id }) => id).filter((id) => !left.includes(id));
  const whole = from !== '' && act.trim().length > 1 && serviceIds.length > 0 && (until === '' || from <= until);
  return (
    <>
      <h2>{say('catalogue.agreements.new')}</h2>
      <div className={styles.fields}>
        <Select
          label={say('catalogue.agreements.institution')}
          options={catalogue.institutions.map(({ id, name }) => ({ value: id, label: name }))}
          value={institutionId}
          onChange={(next) => {
            setInstitution(next);
            setLeft([]);
          }}
        />
        <TextField label={say('catalogue.agreements.act')} maxLength={160} value={act} onChange={setAct} />
        <TextField label={say('catalogue.agreements.from')} type="date" value={from} onChange={setFrom} />
        <TextField
          label={say('catalogue.agreements.until')}
          help={say('catalogue.agreements.until.help')}
          type="date"
          value={until}
          onChange={setUntil}
        />
      </div>
      <CheckGroup legend={say('catalogue.agreements.services')}>
        {own.map(({ id, name }) => (
          <Check
            key={id}
            label={name}
            checked={!left.includes(id)}
            onChange={(given) => setLeft(given ? left.filter((one) => one !== id) : [...left, id])}
          />
        ))}
      </CheckGroup>
      <div className={styles.verbs}>
        <Button
          look="primary"
          disabled={!whole}
          onPress={() => {
            const last = until === '' ? null : until;
            const added = { id: newId(), institutionId, serviceIds, from, until: last, act: act.trim() };
            desk.set({ agreements: [...agreements, added] });
            onDone();
          }}
        >
          {say('catalogue.agreements.add')}
        </Button>
        <Button onPress={onDone}>{say('catalogue.agreements.close')}</Button>
      </div>
    </>
  );
}

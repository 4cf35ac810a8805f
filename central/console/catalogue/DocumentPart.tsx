import type { CatalogueView } from '@turno25/shared/contracts/centreCatalogue.ts';
import { nationalContent } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { buttonClass } from '@turno25/shared/ui/kit/buttonClass.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useState } from 'react';
import styles from './catalogue.module.css';
import { DraftPart } from './DraftPart.tsx';
import type { CatalogueDesk } from './useCatalogue.ts';
import { dateWords } from './words.ts';

type Publication = CatalogueView['publications'][number];
type Props = { readonly desk: CatalogueDesk; readonly mayEdit: boolean; readonly mayPublish: boolean };

/** What was published, what is being prepared, and the parts that are edited as a file. */
export function DocumentPart({ desk, mayEdit, mayPublish }: Props) {
  const [bad, setBad] = useState(false);
  const { content, view } = desk;
  const bring = async (file: File): Promise<void> => {
    const read = nationalContent.safeParse(await file.text().then(parsed));
    setBad(!read.success);
    if (read.success) desk.set(read.data);
  };
  return (
    <div className={styles.part}>
      <p>{say('catalogue.document.lead')}</p>
      <DraftPart desk={desk} mayEdit={mayEdit} mayPublish={mayPublish} />
      <h2>{say('catalogue.whole')}</h2>
      <p>
        {say('catalogue.whole.lead', {
          services: content.catalogue.services.length,
          institutions: content.catalogue.institutions.length,
          goals: content.goals?.list.length ?? 0,
          templates: content.texts.templates.length,
        })}
      </p>
      <p>
        <a
          className={buttonClass('secondary', 'usual')}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(content, null, 2))}`}
          download="turno25-documento-nacional.json"
        >
          {say('catalogue.whole.get')}
        </a>
      </p>
      {mayEdit && (
        <label className={styles.pick}>
          {say('catalogue.whole.bring')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void bring(file);
              event.target.value = '';
            }}
          />
        </label>
      )}
      {bad && <Notice kind="warning">{say('catalogue.whole.bad')}</Notice>}
      <h2>{say('catalogue.published')}</h2>
      {view.behind.length > 0 && <Notice>{behindWords(view.behind)}</Notice>}
      <Table<Publication>
        caption={say('catalogue.published')}
        rows={view.publications}
        rowKey={({ version }) => String(version)}
        empty={say('catalogue.published.none')}
        columns={[
          { id: 'version', head: say('catalogue.version'), cell: ({ version }) => version },
          { id: 'from', head: say('catalogue.validFrom'), cell: ({ validFrom }) => dateWords(validFrom) },
          { id: 'standing', head: say('catalogue.standing'), cell: (one) => say(`catalogue.standing.${one.standing}`) },
          { id: 'prepared', head: say('catalogue.preparedBy'), cell: ({ preparedBy }) => preparedBy.join(', ') },
          { id: 'approved', head: say('catalogue.approvedBy'), cell: ({ approvedBy }) => approvedBy },
          {
            id: 'file',
            head: say('catalogue.file'),
            cell: ({ version }) => (
              <a
                className={buttonClass('inline', 'usual')}
                href={`/api/v1/catalogue/documents/${version}`}
                download={`turno25-nacional-${version}.json`}
              >
                {say('catalogue.file.get', { version })}
              </a>
            ),
          },
        ]}
      />
    </div>
  );
}

/** So many are named; who is late for long is seen at their standing too. */
const NAMED = 8;

function behindWords(behind: CatalogueView['behind']): string {
  const named = behind.slice(0, NAMED).map(({ name, version, refused }) => {
    if (refused) return say('catalogue.behind.refused', { name });
    return version === 0 ? say('catalogue.behind.none', { name }) : say('catalogue.behind.one', { name, version });
  });
  const more = behind.length - named.length;
  const list = more > 0 ? [...named, say('catalogue.behind.more', { count: more })] : named;
  return say('catalogue.behind', { count: behind.length, list: list.join(', ') });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
